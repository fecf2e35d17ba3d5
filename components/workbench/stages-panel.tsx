'use client'
/** The stage graph of the learner's Dockerfile: asked for while it is visible, tied to the editor's caret. */
import { useMemo, useState } from 'react'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { StageGraph } from '../stage-graph/stage-graph.tsx'
import { useBench, useBenchState } from './bench-context.tsx'
import { LookNote } from './look-note.tsx'
import { useLook } from './use-look.ts'
import { usePatient } from './use-patient.ts'

export function StagesPanel() {
  const bench = useBench()
  const [target, setTarget] = useState<string>()
  const query = useMemo(() => ({ about: 'graph' as const, ...(target === undefined ? {} : { target }) }), [target])
  const look = useLook<'graph'>(query, true)
  const line = useBenchState(({ caret }) => (caret?.path.toLowerCase() === 'dockerfile' ? caret.line : undefined))
  const view = usePatient(look.state === 'seen' ? look.view : undefined, isFailure)
  if (look.state !== 'seen' || view === undefined) {
    return (
      <LookNote
        look={look}
        waiting="The stages appear here when the engine has read your files."
        broken="The stages could not be drawn"
        nothing="There is no Dockerfile yet. Its stages appear here as you type."
      />
    )
  }
  return (
    <StageGraph
      view={view}
      line={line}
      onLine={(to) => bench.goTo('Dockerfile', to, 1)}
      target={target}
      onTarget={setTarget}
    />
  )
}

function isFailure(view: GraphView): boolean {
  return view.outcome.kind === 'failed'
}
