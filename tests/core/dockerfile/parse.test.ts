import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'

const parse = (text: string) => parseDockerfile(text, 'Dockerfile')
const first = (text: string) => parse(text).instructions[0]!
const words = (text: string) => first(text).args.map((word) => word.text)

test('words of the shapes: JSON, words, rest of line, quoted words, keys and values', () => {
  expect(words('CMD [ "npm" , "run \\"x\\"" ]')).toEqual(['npm', 'run "x"'])
  expect(words('CMD npm  run   x')).toEqual(['npm  run   x'])
  expect(words('COPY ["a b", "c"]')).toEqual(['a b', 'c'])
  expect(words('COPY a\t"b c"  d')).toEqual(['a', '"b', 'c"', 'd'])
  expect(words('WORKDIR  my dir  ')).toEqual(['my dir'])
  expect(words('ARG a="b c" d e=\\ f')).toEqual(['a="b c"', 'd', 'e=\\ f'])
  expect(words('ENV a=b\\ c d="e f" g=')).toEqual(['a', 'b\\ c', 'd', '"e f"', 'g', ''])
  expect(words('LABEL "a b"=c')).toEqual(['"a b"', 'c'])
  expect(words('ENV key  the value = here')).toEqual(['key', 'the value = here'])
  expect(words('HEALTHCHECK CMD ["a", "b"]')).toEqual(['CMD', 'a', 'b'])
  expect(words('EXPOSE 80 443')).toEqual(['80', '443'])
})

test.each([
  ["CMD ['a', 'b']", false],
  ['CMD ["a", "b"', false],
  ['CMD ["a",]', false],
  ['CMD ["a"] b', false],
  ['CMD ["\\x"]', false],
  ['CMD []', true],
  ['CMD ["a"]   ', true],
  ['CMD ["a", \\\n  "b"]', true],
])('%s is JSON: %s', (text, json) => {
  expect(first(text).json).toBe(json)
  expect(parse(`FROM x\n${text}`).error).toBeUndefined()
})

test('a JSON array must hold strings only', () => {
  const { error } = parse('FROM alpine\nCMD ["a", 1]\n')
  expect(error?.message).toBe('when using JSON array syntax, arrays must be comprised of strings only')
  expect(error?.range?.start.line).toBe(2)
})

test('continuations join without adding anything, and comments in them are skipped', () => {
  const run = parse('FROM a\nRUN one \\\n# comment\n  two \\  \n  three\nUSER x').instructions[1]!
  expect(run.rest.text).toBe('one   two   three')
  expect([run.startLine, run.endLine]).toEqual([2, 5])
})

test('an escaped backslash at the end does not continue', () => {
  expect(parse('FROM a\nRUN x\\\\\nUSER y').instructions.map((i) => i.keyword)).toEqual(['FROM', 'RUN', 'USER'])
})

test('a line with nothing but the escape continues, and one at the end of the file is fine', () => {
  expect(parse('FROM a\n\\\nRUN x\nRUN y \\').instructions.map((i) => i.rest.text)).toEqual(['a', 'x', 'y'])
})

test('leading space is cut on the first line only', () => {
  const run = parse('FROM a\n   RUN x\\\n   y').instructions[1]!
  expect(run.rest.text).toBe('x   y')
  expect(run.keywordRange.start.column).toBe(4)
})

test('a blank line in a continuation is remembered, and skipped', () => {
  const run = parse('FROM a\nRUN x \\\n\n\n  y\n').instructions[1]!
  expect(run.rest.text).toBe('x   y')
  expect(run.emptyContinuation).toBe(5)
})

test('the backtick continues where the directive says so', () => {
  const text = '# escape=`\nFROM a\nRUN x `\n y\nRUN c:\\\nUSER z'
  expect(parse(text).instructions.map((i) => i.rest.text)).toEqual(['a', 'x  y', 'c:\\', 'z'])
})

test('directives are read at the very top, in any case, and no further', () => {
  const read = (text: string) => parse(text).directives.map(({ name, value }) => `${name}=${value}`)
  expect(read('# Syntax = docker/dockerfile:1 \n#escape=`\nFROM a')).toEqual(['syntax=docker/dockerfile:1', 'escape=`'])
  expect(read('# hello\n# escape=`\nFROM a')).toEqual([])
  expect(read('\n# escape=`\nFROM a')).toEqual([])
  expect(read('# other=x\n# escape=`\nFROM a')).toEqual([])
  expect(read('\uFEFF# check=skip=all\r\nFROM a')).toEqual(['check=skip=all'])
})

test.each([
  ['# escape=x\nFROM a', "invalid escape token 'x' does not match ` or \\"],
  ['# escape=`\n# escape=\\\nFROM a', 'only one escape parser directive can be used'],
  ['# syntax=a\n# syntax=b\nFROM a', 'only one syntax parser directive can be used'],
  ['# check=nonsense=1\nFROM a', 'failed to parse check options: invalid check option "nonsense"'],
  ['', 'the Dockerfile cannot be empty'],
  ['# only\n\n# comments', 'file with no instructions'],
  ['\n', 'file with no instructions'],
  ['ARG A=1', 'dockerfile contains no stages to build'],
  ['FROM a\nENV x', 'ENV must have two arguments'],
  ['FROM a\nLABEL x', 'LABEL must have two arguments'],
  ['FROM a\nENV a=1 b', 'Syntax error - can\'t find = in "b". Must be of the form: name=value'],
  ['RUN ls\nFROM a', 'no build stage in current context'],
  ['FROM a\nRUN <<EOF\nls', 'unterminated heredoc'],
  [`FROM a\nRUN ${'x'.repeat(65532)}`, 'dockerfile line greater than max allowed size of 65535'],
])('%j stops with its message', (text, message) => {
  expect(parse(text).error?.message).toBe(message)
})

test.each([
  ['RUNN ls', 'unknown instruction: RUNN (did you mean RUN?)'],
  ['copi a b', 'unknown instruction: copi (did you mean copy?)'],
  ['Foobar x', 'unknown instruction: Foobar'],
])('%j is no instruction', (text, message) => {
  const line = 'dockerfile parse error on line 3: '
  expect(parse(`FROM alpine\n\n${text}\n`).error?.message).toBe(line + message)
})

test('lines are read whole before the first instruction is judged', () => {
  expect(parse('FROM a\nRUNN x\nENV y\n').error?.message).toBe('ENV must have two arguments')
})

test('after an error the rest is still understood', () => {
  const { diagnostics, instructions } = parse('FROM a\nRUNN x\nCOPY y\nENV z\nUSER u\n')
  expect(diagnostics.map((d) => d.range.start.line).sort()).toEqual([2, 3, 4])
  expect(instructions.map((i) => i.keyword)).toEqual(['FROM', 'RUNN', 'COPY', 'ENV', 'USER'])
})

test('flags lose their quotes, and two dashes alone end them', () => {
  const flags = (text: string) => first(text).flags.map((flag) => [flag.name, flag.value])
  expect(flags('COPY --from="b c" --link --chown=\'x\' a b')).toEqual([
    ['from', 'b c'],
    ['link', undefined],
    ['chown', 'x'],
  ])
  expect(flags('COPY -- --from=x b')).toEqual([])
  expect(words('COPY -- --from=x b')).toEqual(['--from=x', 'b'])
})

test('ranges point at the words, through continuations and comments', () => {
  const text = '# c\nFROM a\nCOPY --from=b \\\n  # why\n  "x" \\\n\ty /z\n'
  const copy = parse(text).instructions[1]!
  const at = (range: { start: { offset: number }; end: { offset: number } }) =>
    text.slice(range.start.offset, range.end.offset)
  expect(copy.args.map((word) => at(word.range))).toEqual(['"x"', 'y', '/z'])
  expect(copy.args.map((word) => `${word.range.start.line}:${word.range.start.column}`)).toEqual(['5:3', '6:2', '6:4'])
  expect(at(copy.flags[0]!.valueRange)).toBe('b')
  expect(at(copy.range)).toBe('COPY --from=b \\\n  # why\n  "x" \\\n\ty /z')
})

test('line ends of other systems and a byte order mark change nothing', () => {
  const unix = parse('FROM a\nRUN x \\\n y\nRUN <<EOF\nz\nEOF\n')
  const dos = parse('\uFEFFFROM a\r\nRUN x \\\r\n y\r\nRUN <<EOF\r\nz\r\nEOF\r\n')
  expect(dos.error).toBeUndefined()
  expect(dos.instructions.map((i) => i.rest.text)).toEqual(unix.instructions.map((i) => i.rest.text))
  expect(dos.instructions[2]?.heredocs[0]?.content).toBe('z\r\n')
})

test('heredocs: several in order, quoted, with tabs cut, with a number', () => {
  const text = 'FROM a\nCOPY <<A <<-"B" /x/\na $1\nA\n\tb\n\tB\nRUN 3<<C cat\nc\nC\nUSER u\n'
  const [, copy, run, user] = parse(text).instructions
  expect(copy?.heredocs.map(({ name, expand, chomp, content }) => ({ name, expand, chomp, content }))).toEqual([
    { name: 'A', expand: true, chomp: false, content: 'a $1\n' },
    { name: 'B', expand: false, chomp: true, content: 'b\n' },
  ])
  expect(run?.heredocs[0]?.content).toBe('c\n')
  expect([copy?.startLine, copy?.endLine, run?.startLine, user?.startLine]).toEqual([2, 6, 7, 10])
})

test.each([
  'RUN echo "<<EOF"',
  "RUN echo '<<EOF'",
  'RUN cat <<<EOF',
  'RUN echo a <<- b',
  'RUN echo a \\<<b',
  'CMD cat <<EOF',
  'RUN ["cat", "<<EOF"]',
  "RUN echo it's <<EOF",
])('%s opens no heredoc', (text) => {
  expect(parse(`FROM a\n${text}\nUSER x\n`).instructions.map((i) => i.keyword)).toHaveLength(3)
})

test.each([
  ['RUN cat << EOF', { name: 'EOF', expand: true, chomp: false }],
  ['RUN cat <<\t "E F" > x', { name: 'E F', expand: false, chomp: false }],
  ['RUN cat <<\\EOF', { name: 'EOF', expand: true, chomp: false }],
  ["RUN cat <<E'O'F", { name: 'EOF', expand: false, chomp: false }],
  ["RUN cat <<it\\'s", { name: "it's", expand: true, chomp: false }],
  ['RUN 5<<-EOF cat', { name: 'EOF', expand: true, chomp: true }],
  ['RUN cat <<$EOF', { name: '$EOF', expand: true, chomp: false }],
])('%s opens a heredoc', (text, mark) => {
  const [, run] = parse(`FROM a\n${text}\nbody\n${mark.name}\nUSER x\n`).instructions
  expect(run?.heredocs).toMatchObject([{ ...mark, content: 'body\n' }])
})

test('the tabs that <<- strips stay in what the shell is given', () => {
  const [, run] = parse('FROM a\nRUN cat <<-A\n\t\tx\n\tA\n').instructions
  expect(run?.heredocs).toMatchObject([{ content: 'x\n', written: '\t\tx\n' }])
})

test('ONBUILD holds its instruction, and its heredoc', () => {
  const onbuild = parse('FROM a\nONBUILD RUN <<EOF\nls\nEOF\nUSER x').instructions[1]!
  expect(onbuild.trigger?.keyword).toBe('RUN')
  expect(onbuild.trigger?.heredocs[0]?.content).toBe('ls\n')
  expect(onbuild.endLine).toBe(4)
})

test('comments directly above are kept, and their skips read', () => {
  const text = '# syntax=x\n# build the base\n# check=skip=A, B\nFROM a\n# cut off\n\nARG b\n# one\n#\n# two\nARG c'
  const [from, b, c] = parse(text).instructions
  expect(from?.docComments).toEqual(['build the base'])
  expect(from?.skips).toEqual(['A', 'B'])
  expect(b?.docComments).toEqual([])
  expect(c?.docComments).toEqual(['two'])
})

const pieces = fc.constantFrom(
  'FROM ',
  'RUN ',
  'COPY ',
  'ENV ',
  'ONBUILD ',
  'HEALTHCHECK ',
  'ARG ',
  'CMD ',
  'a',
  '=',
  '"',
  "'",
  '\\',
  '`',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '#',
  '<<',
  '<<-',
  'EOF',
  '--',
  '[',
  ']',
  ',',
  '$',
  '{',
  '}',
  '# escape=`\n',
  '# check=',
  'é',
  '\uFEFF',
  '\u2028',
  '😀',
  '\0',
)

test('no text makes it throw, and every range lies in the text', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(anything, (text) => {
      const { instructions, diagnostics, error } = parse(text)
      const ranges = [
        ...instructions.flatMap((i) => [i.range, i.keywordRange, i.rest.range, ...i.args.map((word) => word.range)]),
        ...instructions.flatMap((i) => i.flags.flatMap((flag) => [flag.range, flag.valueRange])),
        ...diagnostics.map((diagnostic) => diagnostic.range),
      ]
      for (const { start, end } of ranges) {
        expect(start.offset).toBeGreaterThanOrEqual(0)
        expect(end.offset).toBeGreaterThanOrEqual(start.offset)
        expect(end.offset).toBeLessThanOrEqual(text.length)
      }
      expect(error === undefined).toBe(diagnostics.length === 0)
    }),
    { numRuns: 600 },
  )
})

test('instructions follow each other without overlap', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join('')),
      (text) => {
        const ranges = parse(text).instructions.map((i) => i.range)
        for (let i = 1; i < ranges.length; i++) {
          expect(ranges[i]!.start.offset).toBeGreaterThanOrEqual(ranges[i - 1]!.end.offset)
        }
      },
    ),
  )
})

test('twice the text takes about twice the time', () => {
  const time = (count: number) => {
    const text = `FROM a\n${'RUN echo "x" \\\n  && ls $HOME\nENV A=1 B="2 3"\n'.repeat(count)}`
    const start = performance.now()
    parse(text)
    return performance.now() - start
  }
  time(1000)
  const small = Math.min(time(2000), time(2000), time(2000))
  const large = Math.min(time(8000), time(8000), time(8000))
  expect(large / small).toBeLessThan(10)
})
