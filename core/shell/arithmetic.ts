/** `$((…))`: integer expressions of C, as ash and dash evaluate them. `**` is ash's alone. */
import type { Dialect } from './process.ts'

export interface Variables {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

export class ArithmeticError extends Error {}

const TOKEN =
  /\s*(0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),])/y

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]

export function evaluateArithmetic(text: string, variables: Variables, dialect: Dialect): bigint {
  const tokens = tokenise(text, dialect)
  if (tokens.length === 0) return 0n
  const parser = new Parser(tokens, variables, dialect)
  const value = parser.comma()
  if (!parser.finished()) throw new ArithmeticError('syntax')
  return value
}

function tokenise(text: string, dialect: Dialect): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  let end = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    tokens.push(match[1]!)
    end = TOKEN.lastIndex
  }
  if (text.slice(end).trim() !== '') throw new ArithmeticError('syntax')
  if (dialect === 'dash' && tokens.includes('**')) throw new ArithmeticError('syntax')
  return tokens
}

class Parser {
  private pos = 0
  private readonly tokens: readonly string[]
  private readonly variables: Variables
  private readonly dialect: Dialect
  /** False inside the branch of `&&`, `||`, `?:` that is not taken: no assignment, no division by zero. */
  private live = true

  constructor(tokens: readonly string[], variables: Variables, dialect: Dialect) {
    this.tokens = tokens
    this.variables = variables
    this.dialect = dialect
  }

  finished(): boolean {
    return this.pos === this.tokens.length
  }

  comma(): bigint {
    let value = this.assignment()
    while (this.take(',')) value = this.assignment()
    return value
  }

  private assignment(): bigint {
    const name = this.tokens[this.pos]
    const operator = this.tokens[this.pos + 1]
    if (
      name !== undefined &&
      /^[A-Za-z_]/.test(name) &&
      operator !== undefined &&
      /^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)
    ) {
      this.pos += 2
      const right = this.assignment()
      const value = operator === '=' ? right : this.apply(operator.slice(0, -1), this.read(name), right)
      if (this.live) this.variables.set(name, String(value))
      return value
    }
    return this.ternary()
  }

  private ternary(): bigint {
    const condition = this.level(0)
    if (!this.take('?')) return condition
    const yes = this.guarded(condition !== 0n, () => this.assignment())
    if (!this.take(':')) throw new ArithmeticError('syntax')
    const no = this.guarded(condition === 0n, () => this.assignment())
    return condition !== 0n ? yes : no
  }

  private level(index: number): bigint {
    const operators = LEVELS[index]
    if (operators === undefined) return this.power()
    let left = this.level(index + 1)
    for (
      let operator = this.tokens[this.pos];
      operator !== undefined && operators.includes(operator);
      operator = this.tokens[this.pos]
    ) {
      this.pos++
      const needed = operator === '&&' ? left !== 0n : operator === '||' ? left === 0n : true
      const right = this.guarded(needed, () => this.level(index + 1))
      left = this.apply(operator, left, right)
    }
    return left
  }

  private power(): bigint {
    const base = this.unary()
    if (!this.take('**')) return base
    const exponent = this.power()
    if (exponent < 0n || exponent > 64n) throw new ArithmeticError('syntax')
    return BigInt.asIntN(64, base ** exponent)
  }

  private unary(): bigint {
    const token = this.tokens[this.pos++]
    if (token === undefined) throw new ArithmeticError('syntax')
    if (token === '-') return -this.unary()
    if (token === '+') return this.unary()
    if (token === '!') return this.unary() === 0n ? 1n : 0n
    if (token === '~') return ~this.unary()
    if (token === '++' || token === '--') return this.step(token)
    if (token === '(') {
      const value = this.comma()
      if (!this.take(')')) throw new ArithmeticError('syntax')
      return value
    }
    if (/^[A-Za-z_]/.test(token)) return this.variable(token)
    if (/^\d/.test(token)) return number(token)
    throw new ArithmeticError('syntax')
  }

  private step(operator: string): bigint {
    const name = this.tokens[this.pos++]
    if (this.dialect === 'dash' || name === undefined || !/^[A-Za-z_]/.test(name)) throw new ArithmeticError('syntax')
    const value = this.read(name) + (operator === '++' ? 1n : -1n)
    if (this.live) this.variables.set(name, String(value))
    return value
  }

  private variable(name: string): bigint {
    const value = this.read(name)
    const operator = this.tokens[this.pos]
    if (this.dialect === 'ash' && (operator === '++' || operator === '--')) {
      this.pos++
      if (this.live) this.variables.set(name, String(value + (operator === '++' ? 1n : -1n)))
    }
    return value
  }

  private read(name: string): bigint {
    const text = (this.variables.get(name) ?? '').trim()
    if (text === '') return 0n
    const match = /^([-+]?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text)
    if (match === null) throw new ArithmeticError('syntax')
    return match[1] === '-' ? -number(match[2]!) : number(match[2]!)
  }

  private guarded(needed: boolean, inner: () => bigint): bigint {
    const before = this.live
    this.live = before && needed
    const value = inner()
    this.live = before
    return value
  }

  private take(token: string): boolean {
    if (this.tokens[this.pos] !== token) return false
    this.pos++
    return true
  }

  private apply(operator: string, left: bigint, right: bigint): bigint {
    if ((operator === '/' || operator === '%') && right === 0n) {
      if (!this.live) return 0n
      throw new ArithmeticError('divide by zero')
    }
    return BigInt.asIntN(64, operate(operator, left, right))
  }
}

function number(token: string): bigint {
  if (/^0[0-7]+$/.test(token)) return BigInt(`0o${token.slice(1)}`)
  if (/^0\d+$/.test(token)) throw new ArithmeticError('syntax')
  return BigInt.asIntN(64, BigInt(token))
}

function operate(operator: string, left: bigint, right: bigint): bigint {
  const truth = (value: boolean): bigint => (value ? 1n : 0n)
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
    case '<<':
      return left << (right & 63n)
    case '>>':
      return left >> (right & 63n)
    case '&':
      return left & right
    case '|':
      return left | right
    case '^':
      return left ^ right
    case '==':
      return truth(left === right)
    case '!=':
      return truth(left !== right)
    case '<':
      return truth(left < right)
    case '<=':
      return truth(left <= right)
    case '>':
      return truth(left > right)
    case '>=':
      return truth(left >= right)
    case '&&':
      return truth(left !== 0n && right !== 0n)
    case '||':
      return truth(left !== 0n || right !== 0n)
    default:
      throw new ArithmeticError('syntax')
  }
}
