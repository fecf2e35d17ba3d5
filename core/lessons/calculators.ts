/** The sums of the lesson on trade-offs: plain arithmetic over figures whose sources stand beside them. */

import type { Evidence } from '@/core/text/evidence.ts'
import { ARTICLE } from './facts.ts'

export interface CalculatorInput {
  readonly id: string
  readonly label: string
  readonly unit: string
  /** Undefined: there is no figure to begin with, the learner brings their own. */
  readonly value: number | undefined
  /** Where the first value comes from, in words. */
  readonly source: string
}

/** What is compared: an image by its size, or a container by its memory. */
export interface Subject {
  readonly label: string
  readonly megabytes: number
  readonly evidence: Evidence
}

export interface Calculator {
  readonly title: string
  readonly inputs: readonly CalculatorInput[]
  readonly of: 'image' | 'container'
  /** Heads of the result's columns. */
  readonly columns: readonly string[]
  /** One text a column. Values are positive numbers, or undefined where a field is empty. */
  compute(subject: Subject, values: Readonly<Record<string, number | undefined>>): readonly string[]
  /** What the bars compare: the length of each, in any one unit. */
  readonly bars: { readonly label: string; readonly of: (subject: Subject) => number }
}

/** Bars of one chart, longest = 1: lengths to draw beside the figures, which say the same. */
export function barLengths(calculator: Calculator, subjects: readonly Subject[]): readonly number[] {
  const lengths = subjects.map(calculator.bars.of)
  const longest = Math.max(...lengths, 0)
  return lengths.map((length) => (longest > 0 ? length / longest : 0))
}

export const ARTICLE_IMAGES: readonly Subject[] = [
  { label: 'The article’s normal image', megabytes: 369, evidence: ARTICLE },
  { label: 'The article’s multi-stage image', megabytes: 32, evidence: ARTICLE },
]

export const ARTICLE_CONTAINERS: readonly Subject[] = [
  { label: 'The article’s normal container', megabytes: 242.9, evidence: ARTICLE },
  { label: 'The article’s multi-stage container', megabytes: 6.4, evidence: ARTICLE },
]

/** Megabits a second from home, in the article's example of an upload. */
const ARTICLE_SPEED = 20

const EXAMPLE = 'an example; put in your own'

export const CALCULATORS: Readonly<Record<string, Calculator>> = {
  'upload-time': {
    title: 'Time of an upload',
    inputs: [{ id: 'speed', label: 'Your upload', unit: 'Mbit/s', value: undefined, source: 'a speed test of yours' }],
    of: 'image',
    bars: { label: 'time', of: ({ megabytes }) => megabytes },
    columns: [`At the article’s ${ARTICLE_SPEED} Mbit/s`, 'At yours'],
    compute: ({ megabytes }, { speed }) => [
      duration(seconds(megabytes, ARTICLE_SPEED)),
      speed === undefined ? 'needs your speed' : duration(seconds(megabytes, speed)),
    ],
  },
  'pull-time': {
    title: 'One release across a cluster',
    inputs: [
      { id: 'machines', label: 'Machines', unit: '', value: 50, source: EXAMPLE },
      { id: 'speed', label: 'Network of each', unit: 'Mbit/s', value: 1000, source: EXAMPLE },
    ],
    of: 'image',
    bars: { label: 'time and traffic', of: ({ megabytes }) => megabytes },
    columns: ['Pull on one machine', 'Traffic of all'],
    compute: ({ megabytes }, { machines, speed }) => [
      duration(seconds(megabytes, speed)),
      machines === undefined ? '' : size(megabytes * machines),
    ],
  },
  'transfer-cost': {
    title: 'Cost of a month’s pulls',
    inputs: [
      { id: 'pulls', label: 'Pulls a month', unit: '', value: 10_000, source: EXAMPLE },
      {
        id: 'price',
        label: 'Price of a gigabyte',
        unit: 'in your currency',
        value: undefined,
        source: 'your provider’s price list',
      },
    ],
    of: 'image',
    bars: { label: 'traffic', of: ({ megabytes }) => megabytes },
    columns: ['Traffic', 'Cost'],
    compute: ({ megabytes }, { pulls, price }) => {
      if (pulls === undefined) return ['', '']
      const gigabytes = (megabytes * pulls) / 1000
      return [size(megabytes * pulls), price === undefined ? 'needs a price' : rounded(gigabytes * price)]
    },
  },
  'pods-per-node': {
    title: 'Containers on a machine, by idle memory alone',
    inputs: [{ id: 'memory', label: 'Memory of a machine', unit: 'GB', value: 4, source: EXAMPLE }],
    of: 'container',
    bars: { label: 'containers', of: ({ megabytes }) => 1 / megabytes },
    columns: ['Containers'],
    compute: ({ megabytes }, { memory }) => [
      memory === undefined ? '' : String(Math.floor((memory * 1000) / megabytes)),
    ],
  },
}

function seconds(megabytes: number, megabits: number | undefined): number | undefined {
  return megabits === undefined || megabits <= 0 ? undefined : (megabytes * 8) / megabits
}

function duration(value: number | undefined): string {
  if (value === undefined) return ''
  if (value < 60) return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`
  const whole = Math.round(value)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`
}

function size(megabytes: number): string {
  if (megabytes < 1000) return `${rounded(megabytes)} MB`
  const gigabytes = megabytes / 1000
  return gigabytes < 1000 ? `${rounded(gigabytes)} GB` : `${rounded(gigabytes / 1000)} TB`
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
