'use client'
/** While a project of the learner's own is in the course: which, and what of the lessons' words is different for it. */
import Link from 'next/link'
import { buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBenchState } from './bench-context.tsx'

export function OwnProjectNote() {
  const project = useBenchState((state) => state.project)
  if (!project) return null
  const { name, manager, buildFolder, port } = project
  const words = [
    manager.value,
    buildFolder.value === undefined ? 'build folder not known' : `${buildFolder.value}/`,
    port.value === undefined ? 'port not known' : `port ${port.value}`,
  ]
  return (
    <Notice
      tone="info"
      title={`Your project: ${name} (${words.join(', ')}).`}
      actions={
        <Link className={buttonClass('quiet', 'small')} href="/project/">
          Your project
        </Link>
      }
    >
      Where the lesson says <code>npm</code>, <code>build/</code> or port 3000, think of these: the checks do.
    </Notice>
  )
}
