/** Collects the parts of a word. */
import type { WordPart } from './syntax.ts'

/** Collects parts, joining neighbouring text. An empty quoted text stays: `""` is a word. */
export class PartList {
  private readonly parts: WordPart[] = []

  text(text: string, quoted: boolean): void {
    const last = this.parts[this.parts.length - 1]
    if (last?.kind === 'text' && last.quoted === quoted) {
      this.parts[this.parts.length - 1] = { kind: 'text', text: last.text + text, quoted }
    } else this.parts.push({ kind: 'text', text, quoted })
  }

  add(part: WordPart): void {
    this.parts.push(part)
  }

  done(): readonly WordPart[] {
    return this.parts
  }
}
