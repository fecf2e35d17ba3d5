/** A lesson as it is presented: the opening, a slide for each section and task, and what was learned. */
import type { Slide } from './lesson.ts'
import { type RootContent, wordsOf } from './markdown.ts'
import type { Notes } from './notes.ts'
import { type Piece, partsOf } from './pieces.ts'

export interface SlideHead {
  readonly title: string
  readonly learned: readonly string[]
}

const NO_NOTES = { notes: '', minutes: undefined } as const

export function slidesOf(pieces: readonly Piece[], { title, learned }: SlideHead): readonly Slide[] {
  const slides: Slide[] = [{ kind: 'opening', id: 'opening', title, parts: [], ...NO_NOTES }]
  const prose = pieces.flatMap((piece) => (piece.kind === 'prose' ? [piece.node] : []))
  const last = (change: (slide: Slide) => Slide) => {
    slides[slides.length - 1] = change(slides[slides.length - 1]!)
  }
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'task':
        slides.push({ kind: 'task', id: piece.step.id, title: piece.step.title, parts: piece.parts, ...NO_NOTES })
        break
      case 'notes':
        last((slide) => withNotes(slide, piece.notes))
        break
      case 'prose':
        if (isSection(piece.node)) slides.push(section(piece.node))
        else {
          const before = slides.at(-1)!
          if (before.kind !== 'text') slides.push(goingOn(before, slides.length))
          last((slide) => ({ ...slide, parts: [...slide.parts, ...partsOf([piece.node], prose)] }))
        }
    }
  }
  return [...slides, { kind: 'end', id: 'learned', title: 'What you learned', parts: learned, ...NO_NOTES }]
}

/** Minutes planned for a lesson; undefined when its author planned none. */
export function plannedMinutes(slides: readonly Pick<Slide, 'minutes'>[]): number | undefined {
  const planned = slides.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]))
  return planned.length === 0 ? undefined : planned.reduce((sum, minutes) => sum + minutes, 0)
}

function isSection(node: RootContent): boolean {
  return node.type === 'heading' && node.depth === 2
}

function section(node: RootContent): Slide {
  const id = (node.data as { readonly hProperties?: { readonly id?: string } } | undefined)?.hProperties?.id
  const title = wordsOf(node)
  return { kind: 'text', id: id ?? title, title, parts: [], ...NO_NOTES }
}

/** Prose without a heading of its own: at the beginning, and below a task. */
function goingOn({ title }: Slide, count: number): Slide {
  return { kind: 'text', id: `part-${count}`, title, parts: [], ...NO_NOTES }
}

function withNotes(slide: Slide, { html, minutes }: Notes): Slide {
  const sum = minutes === undefined ? slide.minutes : (slide.minutes ?? 0) + minutes
  return { ...slide, notes: slide.notes === '' ? html : `${slide.notes}\n${html}`, minutes: sum }
}
