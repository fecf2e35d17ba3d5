/** Instructions that change only the image's configuration. */
import type { Handler } from '../scene.ts'
import { arg } from './arg.ts'
import { command } from './command.ts'
import { entrypoint } from './entrypoint.ts'
import { env } from './env.ts'
import { expose } from './expose.ts'
import { healthcheck } from './healthcheck.ts'
import { label } from './label.ts'
import { maintainer } from './maintainer.ts'
import { onbuild } from './onbuild.ts'
import { shell } from './shell.ts'
import { stopSignal } from './stop-signal.ts'
import { user } from './user.ts'
import { volume } from './volume.ts'

export const CONFIGURATION: ReadonlyMap<string, Handler> = new Map([
  ['ARG', arg],
  ['CMD', command],
  ['ENTRYPOINT', entrypoint],
  ['ENV', env],
  ['EXPOSE', expose],
  ['HEALTHCHECK', healthcheck],
  ['LABEL', label],
  ['MAINTAINER', maintainer],
  ['ONBUILD', onbuild],
  ['SHELL', shell],
  ['STOPSIGNAL', stopSignal],
  ['USER', user],
  ['VOLUME', volume],
])
