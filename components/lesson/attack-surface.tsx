'use client'
/** What is in the image you ship, beside the stages that stay behind: packages to patch, programs to misuse. */
import type { SurfaceRow } from '@/core/engine/explore/surface.ts'
import { StageChip } from '../build-view/stage-chip.tsx'
import { useLook } from '../workbench/use-look.ts'
import styles from './calculator.module.css'

const QUERY = { about: 'surface' } as const

export function AttackSurface() {
  const look = useLook<'surface'>(QUERY, true)
  if (look.state === 'waiting') return null
  const rows = look.state === 'seen' ? (look.view ?? []) : []
  return (
    <div className={styles.calculator}>
      <p className={styles.title}>What is in your image</p>
      {rows.length === 0 ? (
        <p>Your Dockerfile has no image yet that could be looked into.</p>
      ) : (
        <SurfaceTable rows={rows} />
      )}
    </div>
  )
}

function SurfaceTable({ rows }: { readonly rows: readonly SurfaceRow[] }) {
  return (
    <>
      <table className={styles.results}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">npm packages</th>
            <th scope="col">Programs</th>
            <th scope="col">Shells</th>
            <th scope="col">Can install more</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.stage}>
              <th scope="row">
                <StageChip letter={row.letter} index={row.stage} /> {row.name ?? `stage ${row.stage}`}
                {row.ships ? ', shipped' : ', stays behind'}
              </th>
              <td>{counted(row.npmPackages)}</td>
              <td>{counted(row.programs)}</td>
              <td>{listed(row.shells)}</td>
              <td>{listed(row.installers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.key}>
        Counted in the image as the engine knows it: packages by their package.json, programs by the recorded list of
        the base image. Where something is known in part it says “at least”.
      </p>
    </>
  )
}

function counted({ count, atLeast }: SurfaceRow['programs']): string {
  return atLeast ? `at least ${count}` : String(count)
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}
