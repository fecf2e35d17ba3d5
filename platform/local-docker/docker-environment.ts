/** What of this process's environment the docker program gets: how to find Docker, and none of the operator's secrets. */

const PASSED = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TMPDIR',
  'XDG_RUNTIME_DIR',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS_VERIFY',
  'DOCKER_API_VERSION',
  'BUILDX_CONFIG',
  'KUBECONFIG',
  // Windows finds nothing without these.
  'Path',
  'SystemRoot',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'ProgramFiles',
  'TEMP',
  'TMP',
] as const

export function dockerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  return { NODE_ENV: env.NODE_ENV, ...Object.fromEntries(entries), DOCKER_BUILDKIT: '1', DOCKER_CLI_HINTS: 'false' }
}
