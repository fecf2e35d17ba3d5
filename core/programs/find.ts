/** find: -name -iname -path -type -empty -maxdepth -mindepth -not ! -o -a ( ) -prune -print -print0 -delete -exec -user -group -perm. */
import type { Node } from '@/core/files/node.ts'
import { join } from '@/core/files/path.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { matches } from '@/core/shell/pattern.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { sizeOf } from './list-files.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

interface Entry {
  /** As find prints it. */
  readonly path: string
  readonly name: string
  readonly node: Node
  readonly depth: number
}

type Test = (entry: Entry, run: Run) => boolean

interface Run {
  readonly work: Work
  pruned: boolean
}

interface Expression {
  readonly test: Test
  readonly acts: boolean
  readonly maxDepth: number
  readonly minDepth: number
  readonly childrenFirst: boolean
}

export const find = program('find', (work, args) => {
  const first = args.findIndex((arg) => /^[-(!]/.test(arg))
  const paths = first < 0 ? args : args.slice(0, first)
  const expression = new ExpressionReader(work, first < 0 ? [] : args.slice(first)).read()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const there = work.look(path, { follow: false })
    if (there === undefined) work.fail(`${path}: No such file or directory`)
    else
      visit(
        { path, name: path.replace(/\/+$/, '').split('/').at(-1) || path, node: there.node, depth: 0 },
        expression,
        { work, pruned: false },
      )
  }
})

function visit(entry: Entry, expression: Expression, run: Run): void {
  run.pruned = false
  const judge = (): void => {
    if (entry.depth < expression.minDepth) return
    if (entry.node.doubt !== undefined) throw new CannotTell(entry.node.doubt)
    const held = expression.test(entry, run)
    if (held && !expression.acts) run.work.out(`${entry.path}\n`)
  }
  if (!expression.childrenFirst) judge()
  if (entry.node.kind === 'directory' && entry.depth < expression.maxDepth && !run.pruned) {
    const more = moreNames(entry.node)
    if (more !== undefined) throw new CannotTell(more)
    for (const [name, node] of [...entry.node.entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
      visit({ path: `${entry.path.replace(/\/$/, '')}/${name}`, name, node, depth: entry.depth + 1 }, expression, run)
    }
  }
  if (expression.childrenFirst) judge()
}

class ExpressionReader {
  private readonly work: Work
  private readonly words: readonly string[]
  private pos = 0
  private acts = false
  private maxDepth = Number.POSITIVE_INFINITY
  private minDepth = 0
  private childrenFirst = false

  constructor(work: Work, words: readonly string[]) {
    this.work = work
    this.words = words
  }

  read(): Expression {
    const test = this.words.length === 0 ? () => true : this.or()
    if (this.pos < this.words.length) throw this.work.quit(`unrecognized: ${this.words[this.pos]}`)
    const { acts, maxDepth, minDepth, childrenFirst } = this
    return { test, acts, maxDepth, minDepth, childrenFirst }
  }

  private or(): Test {
    let left = this.and()
    while (['-o', '-or'].includes(this.words[this.pos] ?? '')) {
      this.pos++
      const [one, other] = [left, this.and()]
      left = (entry, run) => one(entry, run) || other(entry, run)
    }
    return left
  }

  private and(): Test {
    let left = this.not()
    for (;;) {
      const word = this.words[this.pos]
      if (word === undefined || word === '-o' || word === '-or' || word === ')') return left
      if (word === '-a' || word === '-and') this.pos++
      const [one, other] = [left, this.not()]
      left = (entry, run) => one(entry, run) && other(entry, run)
    }
  }

  private not(): Test {
    const word = this.words[this.pos]
    if (word === '!' || word === '-not') {
      this.pos++
      const inner = this.not()
      return (entry, run) => !inner(entry, run)
    }
    if (word === '(') {
      this.pos++
      const inner = this.or()
      if (this.words[this.pos++] !== ')') throw this.work.quit("unmatched '('")
      return inner
    }
    return this.primary()
  }

  private value(): string {
    const value = this.words[this.pos++]
    if (value === undefined) throw this.work.quit(`option ${this.words[this.pos - 2]} requires an argument`)
    return value
  }

  private primary(): Test {
    const word = this.words[this.pos++]
    switch (word) {
      case '-name':
      case '-iname':
        return nameTest(this.value(), word === '-iname', (entry) => entry.name)
      case '-path':
      case '-wholename':
      case '-ipath':
        return nameTest(this.value(), word === '-ipath', (entry) => entry.path)
      case '-type':
        return typeTest(this.value())
      case '-empty':
        return isEmpty
      case '-user':
        return userTest(this.value())
      case '-group':
        return groupTest(this.value())
      case '-perm':
        return modeTest(this.work, this.value())
      case '-maxdepth':
        this.maxDepth = Number(this.value())
        return () => true
      case '-mindepth':
        this.minDepth = Number(this.value())
        return () => true
      case '-depth':
        this.childrenFirst = true
        return () => true
      case '-xdev':
      case '-mount':
      case '-true':
        return () => true
      case '-prune':
        return (_entry, run) => {
          run.pruned = true
          return true
        }
      case '-print':
      case '-print0':
        return this.action(({ path }, { work }) => {
          work.out(path + (word === '-print' ? '\n' : '\0'))
          return true
        })
      case '-delete':
        this.childrenFirst = true
        return this.action(deleteEntry)
      case '-exec':
      case '-execdir':
        return this.execute()
      default:
        if (
          /^-(?:[acm]time|[acm]min|newer|size|regex|links|inum|samefile|executable|quit|follow|ok)/.test(word ?? '')
        ) {
          throw notModelledHere(this.work, `find ${word} is not modelled`)
        }
        throw this.work.quit(`unrecognized: ${word}`)
    }
  }

  private action(test: Test): Test {
    this.acts = true
    return test
  }

  private execute(): Test {
    const argv: string[] = []
    for (let word = this.words[this.pos++]; word !== ';'; word = this.words[this.pos++]) {
      if (word === undefined) throw this.work.quit('-exec requires an argument')
      if (word === '+' && argv.at(-1) === '{}') break
      argv.push(word)
    }
    return this.action(({ path }, { work }) => {
      const filled = argv.map((word) => word.replaceAll('{}', path))
      return work.took(work.host.run({ ...work.process, argv: filled, tree: work.tree })) === 0
    })
  }
}

function nameTest(pattern: string, ignoreCase: boolean, of: (entry: Entry) => string): Test {
  if (!ignoreCase) return (entry) => matches(pattern, of(entry))
  return (entry) => matches(pattern.toLowerCase(), of(entry).toLowerCase())
}

function typeTest(letter: string): Test {
  const kind = { f: 'file', d: 'directory', l: 'link' }[letter]
  return ({ node }) => node.kind === kind
}

const isEmpty: Test = ({ node }) => {
  if (node.kind === 'directory') return node.entries.size === 0
  const size = sizeOf(node)
  if (size === undefined) throw new CannotTell('the size of a file is not known')
  return node.kind === 'file' && size === 0
}

function userTest(user: string): Test {
  return ({ node }, { work }) =>
    node.uid === (readPasswd(work.tree)?.find((one) => one.name === user)?.uid ?? Number(user))
}

function groupTest(group: string): Test {
  return ({ node }, { work }) =>
    node.gid === (readGroups(work.tree)?.find((one) => one.name === group)?.gid ?? Number(group))
}

function modeTest(work: Work, written: string): Test {
  const match = /^([-+/]?)([0-7]+)$/.exec(written)
  if (match === null) throw notModelledHere(work, `find -perm ${written} is not modelled`)
  const bits = Number.parseInt(match[2]!, 8)
  if (match[1] === '') return ({ node }) => node.mode === bits
  return ({ node }) => (match[1] === '-' ? (node.mode & bits) === bits : (node.mode & bits) !== 0)
}

function deleteEntry({ path, depth, node }: Entry, { work }: Run): boolean {
  const absolute = join(work.process.cwd, path)
  const target = path.startsWith('/') ? path : absolute
  if (depth === 0 && (path === '.' || target === '/')) return true
  const now = work.look(path, { follow: false })?.node ?? node
  const full = now.kind === 'directory' && now.entries.size > 0
  if (full || !work.mayChangeFolderOf(work.path(path))) {
    work.fail(`${path}: ${full ? 'Directory not empty' : work.refusal(work.path(path))}`)
    return false
  }
  work.remove(work.path(path))
  return true
}
