/**
 * The plain editor's element. React must not own it: on waking up, React sets a text area back to the text the server
 * sent, and what was typed or restored meanwhile would be gone.
 */

export interface AreaEars {
  onInput(text: string): void
  onRest(): void
  /** The caret is on another line than before. */
  onLine(line: number): void
  onScroll(top: number): void
}

/** As HTML: written by the server once, and by the browser when the page is reached without a new load. */
export function areaHtml(className: string, path: string, scope: string, text: string): string {
  const attributes = [
    ['class', className],
    ['aria-label', areaLabel(path)],
    ['data-path', path],
    ['data-scope', scope],
    ['wrap', 'off'],
    ['spellcheck', 'false'],
    ['autocapitalize', 'off'],
    ['autocomplete', 'off'],
    ['autocorrect', 'off'],
  ].map(([name, value]) => ` ${name}="${escapeHtml(value ?? '')}"`)
  // HTML drops one line break at the start of a text area.
  return `<textarea${attributes.join('')}>\n${escapeHtml(text)}</textarea>`
}

export function areaLabel(path: string): string {
  return `${path}, text editor`
}

/** Text that the script of the first paint put in place: it is saved, not typed. */
type Restored = HTMLTextAreaElement & { savedText?: string }

/** Text that was typed before the page woke up; undefined when there is none. */
export function typedBefore(area: HTMLTextAreaElement): string | undefined {
  const before = (area as Restored).savedText ?? area.defaultValue
  area.dataset.owned = 'true'
  return area.value === before ? undefined : area.value
}

/** Listens until the returned function is called. */
export function listen(area: HTMLTextAreaElement, ears: AreaEars): () => void {
  let line = lineAt(area)
  const input = () => ears.onInput(area.value)
  const scroll = () => ears.onScroll(area.scrollTop)
  const move = () => {
    if (document.activeElement !== area || lineAt(area) === line) return
    line = lineAt(area)
    ears.onRest()
    ears.onLine(line)
  }
  area.addEventListener('input', input)
  area.addEventListener('blur', ears.onRest)
  area.addEventListener('scroll', scroll)
  document.addEventListener('selectionchange', move)
  return () => {
    area.removeEventListener('input', input)
    area.removeEventListener('blur', ears.onRest)
    area.removeEventListener('scroll', scroll)
    document.removeEventListener('selectionchange', move)
  }
}

/**
 * Resolves when no word is being composed (the script of the first paint notes it): an input method that loses its element in the
 * middle of a word loses the word.
 */
export async function composed(area: HTMLTextAreaElement): Promise<void> {
  if (area.dataset.composing === undefined) return
  await new Promise((resolve) => area.addEventListener('compositionend', resolve, { once: true }))
  // The text of the word is reported after its end.
  await new Promise((resolve) => setTimeout(resolve))
  return composed(area)
}

export function setAreaText(area: HTMLTextAreaElement, text: string): void {
  if (area.value === text) return
  const { selectionStart, selectionEnd, scrollTop } = area
  area.value = text
  area.setSelectionRange(Math.min(selectionStart, text.length), Math.min(selectionEnd, text.length))
  area.scrollTop = scrollTop
}

export function goToInArea(area: HTMLTextAreaElement, line: number, column: number): void {
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
  area.focus()
  area.setSelectionRange(start, start)
  const height = Number.parseFloat(getComputedStyle(area).lineHeight)
  area.scrollTop = Math.max(0, (line - 4) * height)
}

function lineAt(area: HTMLTextAreaElement): number {
  return area.value.slice(0, area.selectionStart).split('\n').length
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
