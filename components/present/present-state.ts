/** Where a presentation stands, and how it goes on: pure, so that both windows and the tests share it. */
import type { Slide } from '@/core/lessons/lesson.ts'

/** A slide as the screen shows it: the speaker's notes are not among what is sent to it. */
export type ShownSlide = Omit<Slide, 'notes' | 'minutes'>

export interface Standing {
  /** Index of the slide. */
  readonly slide: number
  /** How many of its parts are shown. */
  readonly parts: number
  /** How many hints of the task's first open check are shown. */
  readonly hints: number
  /** The screen is dark: everybody looks at the speaker. */
  readonly blank: boolean
}

export type Wish = 'next' | 'previous' | 'next-slide' | 'previous-slide' | 'first' | 'last' | 'blank' | 'hint'

export const BEGINNING: Standing = { slide: 0, parts: 0, hints: 0, blank: false }

/** `hintsLeft`: of the slide that is shown, as many as the first open check still has. */
export function after(
  standing: Standing,
  wish: Wish,
  slides: readonly Pick<ShownSlide, 'parts'>[],
  hintsLeft: number,
): Standing {
  const { slide, parts, hints, blank } = standing
  if (wish === 'blank') return { ...standing, blank: !blank }
  // Whatever is pressed, the first press only brings the light back.
  if (blank) return { ...standing, blank: false }
  switch (wish) {
    case 'next':
      if (parts < partsOf(slides, slide)) return { ...standing, parts: parts + 1 }
      return hintsLeft > 0 ? { ...standing, hints: hints + 1 } : after(standing, 'next-slide', slides, 0)
    case 'hint':
      return hintsLeft > 0 ? { ...standing, parts: partsOf(slides, slide), hints: hints + 1 } : standing
    case 'previous':
      if (hints > 0) return { ...standing, hints: hints - 1 }
      return parts > 0 ? { ...standing, parts: parts - 1 } : after(standing, 'previous-slide', slides, 0)
    case 'next-slide':
      return slide < slides.length - 1 ? at(slide + 1) : standing
    case 'previous-slide':
      return slide > 0 ? whole(slide - 1, slides) : standing
    case 'first':
      return at(0)
    case 'last':
      return whole(slides.length - 1, slides)
  }
}

/** A slide with nothing of it shown yet but its title. */
export function at(slide: number): Standing {
  return { ...BEGINNING, slide }
}

/** Coming back to a slide, one sees all of it. */
export function whole(slide: number, slides: readonly Pick<ShownSlide, 'parts'>[]): Standing {
  return { ...BEGINNING, slide, parts: partsOf(slides, slide) }
}

function partsOf(slides: readonly Pick<ShownSlide, 'parts'>[], slide: number): number {
  return slides[slide]?.parts.length ?? 0
}
