/** The configuration of an image that says nothing. */
import type { ImageConfig } from './image.ts'

export const EMPTY_CONFIG: ImageConfig = {
  env: [],
  entrypoint: undefined,
  cmd: undefined,
  workingDir: '',
  user: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  shell: undefined,
  stopSignal: '',
  healthcheck: undefined,
  onbuild: [],
}
