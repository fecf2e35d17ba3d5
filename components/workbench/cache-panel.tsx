'use client'
/** The cache playground over the learner's files, beside the lesson's solution or an earlier version of their Dockerfile. */
import { useMemo, useState } from 'react'
import type { Change } from '@/core/engine/rebuild/change.ts'
import { type Alternative, CachePlayground, COPY } from '../cache-playground/cache-playground.tsx'
import { useSession } from '../session/session-context.tsx'
import { useBench, useBenchState } from './bench-context.tsx'
import { LookNote } from './look-note.tsx'
import { useLook } from './use-look.ts'

export function CachePanel() {
  const bench = useBench()
  const [change, setChange] = useState<Change>()
  const [other, setOther] = useState<string>()
  const [copy, setCopy] = useState<string>()
  const own = useBenchState((state) => state.files.Dockerfile?.text) ?? ''
  const alternatives = useAlternatives(own)
  const text = other === COPY ? (copy ?? own) : alternatives.find(({ id }) => id === other)?.text
  const query = useMemo(
    () => ({
      about: 'rebuild' as const,
      ...(change === undefined ? {} : { change }),
      ...(text === undefined ? {} : { other: text }),
    }),
    [change, text],
  )
  const look = useLook<'rebuild'>(query, true)
  if (look.state !== 'seen' || look.view === undefined) {
    return (
      <LookNote
        look={look}
        waiting="The cache can be tried out when the engine has read your files."
        broken="The builds could not be compared"
        nothing="There is no Dockerfile yet. Its steps appear here as you type."
      />
    )
  }
  return (
    <CachePlayground
      answer={look.view}
      change={change}
      onChange={setChange}
      alternatives={alternatives}
      other={other}
      onOther={setOther}
      copy={copy ?? own}
      onCopy={setCopy}
      onLine={(line) => bench.goTo('Dockerfile', line, 1)}
    />
  )
}

/** Only what differs from the Dockerfile in the editor. */
function useAlternatives(own: string): readonly Alternative[] {
  const { lesson, scope } = useBench()
  const previous = useSession(
    ({ session }) =>
      session.undo
        .filter((record) => record.scope === scope)
        .map((record) => record.before.files.Dockerfile?.text)
        .findLast((text) => text !== undefined && text !== own) ?? undefined,
  )
  const solution = lesson.solutionFiles.Dockerfile
  const start = lesson.startFiles.Dockerfile
  const all: readonly (readonly [string, string, string | undefined])[] = [
    ['solution', 'The lesson’s solution', solution],
    ['previous', 'Your previous version', previous],
    ['start', 'The lesson’s start', start],
  ]
  return all.flatMap(([id, label, text]) => (text === undefined || text === own ? [] : [{ id, label, text }]))
}
