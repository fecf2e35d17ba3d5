/** Every docker command there is here. A new one is a file beside this one and a line in this list. */
import type { DockerCommand } from '../../docker-command.ts'
import { build } from './build.ts'
import { buildxInspect, buildxLs } from './builder.ts'
import { cp } from './cp.ts'
import { create } from './create.ts'
import { diff } from './diff.ts'
import { diskUsage } from './disk-usage.ts'
import { exec } from './exec.ts'
import { history } from './history.ts'
import { images } from './images.ts'
import { inspect } from './inspect.ts'
import { logs } from './logs.ts'
import { port, rename } from './port.ts'
import { builderPrune, containerPrune, imagePrune, systemPrune } from './prune.ts'
import { ps } from './ps.ts'
import { pull } from './pull.ts'
import { rm } from './rm.ts'
import { rmi } from './rmi.ts'
import { run } from './run.ts'
import { restart, start } from './start.ts'
import { stats } from './stats.ts'
import { kill, stop } from './stop.ts'
import { tag } from './tag.ts'
import { top } from './top.ts'
import { info, version } from './version.ts'
import { attach, wait } from './wait.ts'

export const DOCKER_COMMANDS: readonly DockerCommand[] = [
  run,
  build,
  images,
  ps,
  stop,
  start,
  restart,
  kill,
  rm,
  rmi,
  logs,
  exec,
  history,
  inspect,
  stats,
  pull,
  tag,
  create,
  port,
  rename,
  cp,
  diff,
  top,
  wait,
  attach,
  version,
  info,
  containerPrune,
  imagePrune,
  builderPrune,
  systemPrune,
  diskUsage,
  buildxLs,
  buildxInspect,
]
