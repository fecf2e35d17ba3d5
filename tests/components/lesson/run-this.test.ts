import { expect, test } from 'vitest'
import { commandsOf } from '@/components/lesson/use-run-this.ts'

test.each([
  ['docker build -t app .\n', ['docker build -t app .']],
  ['$ docker ps\n', ['docker ps']],
  ['# first\ncd app\n\ndocker ps\n', ['cd app', 'docker ps']],
  ['docker run \\\n  -d app\n', ['docker run -d app']],
  ['# nothing\n', []],
])('of %j it runs %j', (text, commands) => {
  expect(commandsOf(text)).toEqual(commands)
})
