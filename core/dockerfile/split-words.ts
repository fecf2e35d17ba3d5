/** Splits expanded text in words while it is being made: spaces from quotes and escapes do not separate. */
import { isSpace } from './source-lines.ts'

export interface WordSplitter {
  /** Its spaces separate words. */
  text(text: string): void
  /** Never separates. */
  raw(text: string): void
  words(): readonly string[]
}

/** As BuildKit's shell lexer: a quoted empty word is dropped, text from a variable is split again. */
export function wordSplitter(): WordSplitter {
  const words: string[] = []
  let word = ''
  const finish = () => {
    if (word !== '') words.push(word)
    word = ''
  }
  return {
    text(text) {
      for (const char of text) {
        if (isSpace(char)) finish()
        else word += char
      }
    },
    raw(text) {
      word += text
    },
    words() {
      finish()
      return words
    },
  }
}
