/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell scripts */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseScript } from '@/core/shell/parse-script.ts'
import { run } from './run.ts'

const PIECES = [
  ...[
    'if ',
    'then ',
    'else ',
    'fi',
    'for x in ',
    'do ',
    'done',
    'while ',
    'case x in ',
    'esac',
    'f() ',
    '{ ',
    '}',
    '(',
    ')',
  ],
  ...[
    ' ',
    '\n',
    ';',
    '&',
    '|',
    '&&',
    '||',
    '!',
    '<',
    '>',
    '>>',
    '2>&1',
    '<<E',
    '\nE\n',
    '"',
    "'",
    '`',
    '\\',
    '#',
    '*',
    '?',
    '[a',
    ']',
  ],
  ...[
    '$x',
    '${',
    '${x',
    ':-',
    '%%',
    '$(',
    '$((',
    '))',
    '$',
    '~',
    '=',
    'x=1 ',
    'echo a',
    'true',
    'false',
    'set -e',
    'exit 2',
    'cat f',
  ],
  ...[
    'sed s/a/b/',
    'grep [',
    'find . -exec ',
    'tr a-',
    'printf %',
    'test -f ',
    'break',
    'shift',
    'eval ',
    'read y',
    'cp a b',
    'rm -rf /',
    'é',
  ],
]

const scripts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))

test('parsing and running never throw, whatever the script', () => {
  fc.assert(
    fc.property(fc.constantFrom('ash' as const, 'dash' as const), scripts, (dialect, script) => {
      const { outcome } = run(script, { dialect, files: { '/f': 'a\n' } })
      expect(['exited', 'unsupported']).toContain(outcome.kind)
    }),
    { numRuns: 1500, seed: 20_261_124 },
  )
})

test('any text at all can be parsed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(parseScript(text).lines).toBeDefined()
    }),
    { numRuns: 500, seed: 20_261_124 },
  )
})

test('the same script gives the same outcome', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const again = () => {
        const { code, out, err } = run(script, { files: { '/f': 'a\n' } })
        return { code, out, err }
      }
      expect(again()).toEqual(again())
    }),
    { numRuns: 200, seed: 7 },
  )
})

test.each(['(', '$(', '{ ', 'if ', '`', '"$(', '${x:-', '! ', '$(('])(
  'nesting %s without end is given up, not thrown',
  (piece) => {
    expect(['exited', 'unsupported']).toContain(run(piece.repeat(20_000)).outcome.kind)
  },
)
