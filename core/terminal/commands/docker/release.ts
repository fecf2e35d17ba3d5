/** Which Docker this terminal behaves as. The texts follow its sources (docker/cli 29.8, buildx and BuildKit of August 2026). */
export const DOCKER_VERSION = '29.8.0'

export const DOCKER_RELEASE = `Docker version ${DOCKER_VERSION}, simulated by Stagecraft`
