'use client'
import { FolderDown } from 'lucide-react'
import { useState } from 'react'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './project.module.css'

/** The project as it is: the learner's own files byte for byte, and what they wrote here. */
export function OwnDownloads({ name, files }: { readonly name: string; readonly files: Files }) {
  const { pack, download } = useSessionPorts()
  const [trouble, setTrouble] = useState<string>()
  const start = async (kind: 'zip' | 'tar.gz') => {
    try {
      const packed = await pack(files, kind, name)
      download(packed.name, packed.bytes, packed.type)
      setTrouble(packed.refused.map(({ path, why }) => `${path} was left out: ${why}.`).join(' ') || undefined)
    } catch (error) {
      setTrouble(`The download failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <div className={styles.buttons}>
      {(['zip', 'tar.gz'] as const).map((kind) => (
        <Button key={kind} icon={<FolderDown aria-hidden />} onClick={() => void start(kind)}>
          Download {kind}
        </Button>
      ))}
      {trouble && <p role="alert">{trouble}</p>}
    </div>
  )
}
