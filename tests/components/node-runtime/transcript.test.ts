import { expect, test } from 'vitest'
import { createTranscript } from '@/components/node-runtime/transcript.ts'

test('a terminal that comes late gets everything, and its lines are without colours and redrawn parts', () => {
  const transcript = createTranscript()
  transcript.command(['npm', 'install'])
  transcript.write('old')
  transcript.command(['npm', 'run', 'build'])
  transcript.write(
    '\x1b[32m✓\x1b[39m 40 modules\r\ntransforming (1)\rtransforming (40)\r\n\x1b]0;title\x07done\r\n\r\n',
  )
  transcript.end({ kind: 'ended', code: 0 })
  const seen: string[] = []
  const stop = transcript.follow((text) => seen.push(text))
  expect(seen.join('')).toMatch(/npm install[\s\S]*npm run build[\s\S]*Done\./)
  expect(transcript.lines()).toEqual(['✓ 40 modules', 'transforming (40)', 'done'])
  stop()
  transcript.write('more')
  expect(seen).toHaveLength(1)
})
