/** How much a learner's build may ask of the machine it runs on. */

export interface BuilderLimits {
  /** Of the workspace, decoded. */
  readonly contextBytes: number
  /** Of the request as it is sent: base64 and JSON take more room than the files. */
  readonly requestBytes: number
  readonly files: number
  /** Of everything a build prints. */
  readonly outputBytes: number
  readonly buildSeconds: number
  readonly runSeconds: number
  /** `docker run --memory`, in bytes. */
  readonly containerBytes: number
}

export const BUILDER_LIMITS: BuilderLimits = {
  contextBytes: 20_000_000,
  requestBytes: 32_000_000,
  files: 5000,
  outputBytes: 8_000_000,
  buildSeconds: 15 * 60,
  runSeconds: 10 * 60,
  containerBytes: 2_000_000_000,
}
