'use client'
import { FolderDown } from 'lucide-react'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { Button } from '../ui/button.tsx'
import { useDownload } from './use-download.ts'

interface Props {
  readonly kind?: 'zip' | 'tar.gz'
  readonly look?: 'primary' | 'quiet'
  /** Files over the starter; without them the learner's own project. */
  readonly files?: Files
  readonly children: string
}

export function DownloadButton({ kind = 'zip', look = 'quiet', files, children }: Props) {
  const { busy, trouble, start } = useDownload()
  return (
    <>
      <Button look={look} icon={<FolderDown aria-hidden />} disabled={busy} onClick={() => void start(kind, files)}>
        {children}
      </Button>
      {trouble && <p role="alert">{trouble}</p>}
    </>
  )
}
