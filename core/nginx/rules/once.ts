/** Blocks that may stand once. */
import { own } from '../conf.ts'
import { directiveError, type Rule } from '../reading.ts'

export const once: Rule = (directive) =>
  own(directive.parent, directive.name).length > 0 ? directiveError(directive, 'is duplicate') : undefined
