'use client'
/** The image explorer over the learner's files: asked for while it is visible, its lines lead into the editor. */
import { useMemo, useState } from 'react'
import { ImageExplorer } from '../image-explorer/image-explorer.tsx'
import { useBench } from './bench-context.tsx'
import { LookNote } from './look-note.tsx'
import { useLook } from './use-look.ts'

export function ImagePanel() {
  const bench = useBench()
  const [stage, setStage] = useState<number>()
  const query = useMemo(() => ({ about: 'image' as const, ...(stage === undefined ? {} : { stage }) }), [stage])
  const look = useLook<'image'>(query, true)
  if (look.state !== 'seen' || look.view === undefined) {
    return (
      <LookNote
        look={look}
        waiting="The image appears here when the engine has read your files."
        broken="The image could not be shown"
        nothing="There is no image yet: the Dockerfile has no stage that can be built."
      />
    )
  }
  return (
    <ImageExplorer
      view={look.view}
      ask={bench.look}
      onStage={setStage}
      onPlace={(path, line) => bench.goTo(path ?? 'Dockerfile', line, 1)}
    />
  )
}
