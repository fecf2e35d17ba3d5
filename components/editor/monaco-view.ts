/** Monaco in the place of the plain editor: takes over its text, caret, scroll and focus, and is told what to show. */
import type { Band, EditorPlace, Mark } from './marks.ts'
import { applyTheme, editor, languageOf, MarkerSeverity, type MonacoEditor, prepareMonaco, Range } from './monaco.ts'

export interface MonacoView {
  show(shown: Shown): void
  goTo(place: EditorPlace): void
  close(): void
}

interface Shown {
  readonly path: string
  readonly text: string
  /** The text came from elsewhere: the editor takes it over. */
  readonly foreign: boolean
  readonly marks: readonly Mark[]
  readonly bands: readonly Band[]
}

interface Ears {
  path(): string
  onType(path: string, text: string): void
  onRest(): void
  onLine(path: string, line: number): void
}

const SEVERITY = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Hint }

export function openMonaco(host: HTMLElement, area: HTMLTextAreaElement, ears: Ears): MonacoView {
  prepareMonaco()
  // What is hidden cannot take the focus, and a keystroke without focus is lost.
  host.dataset.monaco = 'true'
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const theme = () => applyTheme(isDark(dark.matches))
  theme()
  const models = new Map<string, editor.ITextModel>()
  const states = new Map<string, editor.ICodeEditorViewState | null>()
  const first = modelFor(models, ears.path(), area.value)
  const view = createEditor(host, area, first)
  const bands = view.createDecorationsCollection()
  let quiet = false
  let shownPath = ears.path()
  takeOver(view, area)

  view.onDidChangeModelContent(() => !quiet && ears.onType(shownPath, view.getValue()))
  view.onDidBlurEditorText(() => ears.onRest())
  let line = view.getPosition()?.lineNumber
  view.onDidChangeCursorPosition((event) => {
    if (event.position.lineNumber !== line) ears.onRest()
    line = event.position.lineNumber
    ears.onLine(shownPath, line)
  })
  dark.addEventListener('change', theme)
  const watcher = new MutationObserver(theme)
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })

  function replaceText(model: editor.ITextModel, text: string): void {
    if (model.getValue() === text) return
    quiet = true
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
    model.pushStackElement()
    quiet = false
  }

  return {
    show({ path, text, foreign, marks, bands: stages }) {
      const model = modelFor(models, path, text)
      if (path !== shownPath) {
        states.set(shownPath, view.saveViewState())
        view.setModel(model)
        const state = states.get(path)
        if (state) view.restoreViewState(state)
        shownPath = path
      }
      if (foreign) replaceText(model, text)
      view.updateOptions({ ariaLabel: `${path}, code editor. Control M lets Tab leave it.` })
      editor.setModelMarkers(model, 'stagecraft', marks.map(marker))
      bands.set(stages.flatMap((band) => bandDecorations(band, model.getLineCount())))
    },
    goTo(place) {
      view.setPosition({ lineNumber: place.line, column: place.column })
      view.revealLineInCenterIfOutsideViewport(place.line)
      view.focus()
    },
    close() {
      watcher.disconnect()
      dark.removeEventListener('change', theme)
      area.value = view.getValue()
      view.dispose()
      for (const model of models.values()) model.dispose()
    },
  }
}

function createEditor(host: HTMLElement, area: HTMLElement, model: editor.ITextModel): MonacoEditor {
  const { size, line } = typeSize(area)
  return editor.create(host, {
    model,
    theme: 'stagecraft',
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: size,
    lineHeight: line,
    fontLigatures: false,
    padding: { top: 8, bottom: 8 },
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 28,
    glyphMargin: false,
    folding: false,
    scrollBeyondLastLine: false,
    renderFinalNewline: 'on',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    scrollbar: {
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
      useShadows: false,
      alwaysConsumeMouseWheel: false,
    },
    wordBasedSuggestions: 'off',
    // What is typed is what stands there: suggestions come when asked for, and neither Enter nor a typed sign takes one.
    quickSuggestions: false,
    acceptSuggestionOnEnter: 'off',
    acceptSuggestionOnCommitCharacter: false,
    snippetSuggestions: 'none',
    occurrencesHighlight: 'off',
    accessibilitySupport: 'auto',
    fixedOverflowWidgets: true,
    tabSize: 4,
  })
}

/** As large as the plain editor it takes the place of: a presentation has its own size. */
function typeSize(area: HTMLElement): { readonly size: number; readonly line: number } {
  const { fontSize, lineHeight } = getComputedStyle(area)
  return { size: Number.parseFloat(fontSize) || 14, line: Number.parseFloat(lineHeight) || 21 }
}

function takeOver(view: MonacoEditor, area: HTMLTextAreaElement): void {
  const model = view.getModel()
  if (!model) return
  const [start, end] = [model.getPositionAt(area.selectionStart), model.getPositionAt(area.selectionEnd)]
  view.setSelection(Range.fromPositions(start, end))
  view.setScrollTop(area.scrollTop)
  if (document.activeElement === area) view.focus()
}

function modelFor(models: Map<string, editor.ITextModel>, path: string, text: string): editor.ITextModel {
  const known = models.get(path)
  if (known) return known
  const made = editor.createModel(text, languageOf(path))
  models.set(path, made)
  return made
}

function marker(mark: Mark): editor.IMarkerData {
  return {
    severity: SEVERITY[mark.severity],
    message: mark.message,
    startLineNumber: mark.startLine,
    startColumn: mark.startColumn,
    endLineNumber: mark.endLine,
    endColumn: mark.endColumn,
  }
}

/** The whole stage in its colour; the letter stands on its first line by a class with generated content. */
function bandDecorations(band: Band, lines: number): editor.IModelDeltaDecoration[] {
  const look = `stage-band stage-${band.colour % 6}${band.skipped ? ' stage-skipped' : ''}`
  const end = Math.min(band.endLine, lines)
  if (band.startLine > lines) return []
  return [
    { range: new Range(band.startLine, 1, end, 1), options: { isWholeLine: true, linesDecorationsClassName: look } },
    {
      range: new Range(band.startLine, 1, band.startLine, 1),
      options: { isWholeLine: true, firstLineDecorationClassName: `${look} stage-first stage-letter-${band.letter}` },
    },
  ]
}

function isDark(system: boolean): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'dark' || (chosen !== 'light' && system)
}
