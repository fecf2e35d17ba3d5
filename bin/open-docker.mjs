/** Said before a long build, not after it: a server that builds for whoever reaches it listens on the loopback address only. */
import { importTypescript } from './typescript-bundle.mjs'

export async function refuseOpenDocker(host) {
  if (process.env.STAGECRAFT_DOCKER !== '1') return
  const { bindProblem, dockerSetting } = await importTypescript('platform/local-docker/setting.ts')
  dockerSetting(process.env)
  const problem = bindProblem(process.env, host)
  if (problem === undefined) return
  process.stderr.write(`Stagecraft does not start: ${problem}\n`)
  process.exit(1)
}
