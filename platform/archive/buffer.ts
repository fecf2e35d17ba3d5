/** isomorphic-git takes Node's Buffer for granted: where there is none, the package of the same name stands in. */
import { Buffer } from 'buffer'

globalThis.Buffer ??= Buffer
