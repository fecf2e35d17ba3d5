/** Slips of the hand: a configuration with one character or word too many, too few, or elsewhere. */
import type { NginxCase } from '@/core/nginx/case.ts'
import { type Dice, diceOf, generateCase } from './generate.ts'

/** The verdict alone is of interest: no requests. */
export function mutatedCase(seed: number): NginxCase {
  const dice = diceOf(seed * 7919 + 1)
  const { conf, backends } = generateCase(seed)
  let text = conf ?? ''
  for (let count = 1 + dice.below(2); count > 0; count--) text = slip(dice, text)
  return { conf: text, backends: backends ?? [], requests: [] }
}

const INSERTED = [
  ';',
  '{',
  '}',
  '"',
  "'",
  '#',
  ' ',
  '\\',
  '$',
  '(',
  ')',
  '\n',
  '${',
  '=',
  '~',
  'x',
  ';;',
  '\t',
] as const
const WORDS = [
  'server',
  'location',
  'off',
  'on',
  '$uri',
  '/x',
  '80',
  'listen',
  'root',
  'if',
  '~*',
  'http',
  'always',
  '=404',
  'add_header',
  'return',
] as const

function slip(dice: Dice, text: string): string {
  const at = dice.below(text.length)
  switch (dice.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + dice.pick(INSERTED) + text.slice(at)
    case 2:
      return withWord(dice, text, () => '')
    case 3:
      return withWord(dice, text, () => dice.pick(WORDS))
    case 4:
      return withWord(dice, text, (word) => `${word} ${word}`)
    case 5:
      return withLine(dice, text, () => [])
    default:
      return withLine(dice, text, (line) => [line, line])
  }
}

function withWord(dice: Dice, text: string, change: (word: string) => string): string {
  const words = [...text.matchAll(/[^\s;{}]+/g)]
  const word = dice.pick(words)
  return text.slice(0, word.index) + change(word[0]) + text.slice(word.index + word[0].length)
}

function withLine(dice: Dice, text: string, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n')
  const at = dice.below(lines.length)
  return [...lines.slice(0, at), ...change(lines[at]!), ...lines.slice(at + 1)].join('\n')
}
