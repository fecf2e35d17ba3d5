/** Modules that change whatever is answered, and are not simulated. */
import { type Block, inForce } from '../conf.ts'
import type { Exchange } from './exchange.ts'

const FILTERS = [
  'sub_filter',
  'add_before_body',
  'add_after_body',
  'image_filter',
  'xslt_stylesheet',
  'ssi',
  'userid',
  'js_header_filter',
  'js_body_filter',
]

/** Filters that only look at answers of some types: `text/html` and those of this directive. */
const TYPES: Readonly<Record<string, string>> = {
  sub_filter: 'sub_filter_types',
  add_before_body: 'addition_types',
  add_after_body: 'addition_types',
  ssi: 'ssi_types',
}

/** The filter that would change this answer. */
export function unknownFilter({ block, out }: Exchange): string | undefined {
  return FILTERS.find((name) => isOn(block, name) && concerns(block, name, out.contentType))
}

function isOn(block: Block, name: string): boolean {
  const directive = inForce(block, name)[0]
  return directive !== undefined && directive.args[0]?.toLowerCase() !== 'off'
}

function concerns(block: Block, name: string, type: string | undefined): boolean {
  const list = TYPES[name]
  if (list === undefined) return true
  const wanted = ['text/html', ...inForce(block, list).flatMap(({ args }) => args)]
  return type !== undefined && wanted.some((one) => one === '*' || one.toLowerCase() === type.toLowerCase())
}
