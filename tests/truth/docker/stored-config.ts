/** An image configuration of the engine in the form Docker stores. */
import type { HealthCheck, ImageConfig } from '@/core/images/image.ts'

export function storedConfig(config: ImageConfig): Readonly<Record<string, unknown>> {
  return {
    Env: config.env,
    Cmd: config.cmd,
    Entrypoint: config.entrypoint,
    WorkingDir: config.workingDir,
    User: config.user,
    ExposedPorts: asSet(config.exposedPorts),
    Volumes: asSet(config.volumes),
    Labels: config.labels,
    Healthcheck: config.healthcheck === undefined ? undefined : storedHealthcheck(config.healthcheck),
    OnBuild: config.onbuild,
    StopSignal: config.stopSignal,
    Shell: config.shell,
  }
}

function asSet(names: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [name, {}]))
}

function storedHealthcheck(check: HealthCheck): Readonly<Record<string, unknown>> {
  const entries = {
    Test: check.test,
    Interval: check.interval,
    Timeout: check.timeout,
    StartPeriod: check.startPeriod,
    StartInterval: check.startInterval,
    Retries: check.retries,
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== 0))
}
