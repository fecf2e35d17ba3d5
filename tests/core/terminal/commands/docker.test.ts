import { expect, test } from 'vitest'
import { atHome } from '../machine.ts'

test.each([
  [
    'docker buld .',
    "docker: unknown command: docker buld\n\nRun 'docker --help' for more information\nstagecraft: did you mean docker build?\n",
    1,
  ],
  [
    'docker image foo',
    "docker: unknown command: docker image foo\n\nUsage:  docker image COMMAND\n\nRun 'docker image --help' for more information\n",
    1,
  ],
  [
    'docker --foo ps',
    "unknown flag: --foo\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    125,
  ],
  [
    'docker ps extra',
    "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    1,
  ],
  [
    'docker images a b',
    "docker: 'docker images' requires at most 1 argument\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nRun 'docker images --help' for more information\n",
    1,
  ],
  [
    'docker tag a',
    "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
    1,
  ],
])('%s is answered in the client’s words', (line, text, code) => {
  const answer = atHome(line)
  expect(answer.text).toBe(text)
  expect(answer.code).toBe(code)
})

test('help lists the commands, and a command’s help its flags', () => {
  expect(atHome('docker --help').out).toContain('  build           Start a build')
  expect(atHome('docker help').out).toBe(atHome('docker').out)
  expect(atHome('docker build --help').out).toContain('--target value')
  expect(atHome('docker help run').out).toBe(atHome('docker run --help').out)
})

test('a command that real Docker has and this one has not is named so', () => {
  expect(atHome('docker swarm up').text).toMatch(/^stagecraft: docker swarm is not modelled here/)
  expect(atHome('docker buildx du').text).toMatch(/^stagecraft: docker buildx du is not modelled here/)
  expect(atHome('docker volume ls').text).toMatch(/^stagecraft: docker volume is not modelled here/)
})

test('the version says that it is simulated', () => {
  expect(atHome('docker --version').out).toMatch(/^Docker version 29\.\d+\.\d+, simulated by Stagecraft\n$/)
  expect(atHome('docker version').text).toContain('simulated')
  expect(atHome('docker info').out).toContain(' Containers: 0\n')
})

test('global flags stand before the command', () => {
  expect(atHome('docker --context default ps -q').code).toBe(0)
})
