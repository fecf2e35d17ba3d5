/** Tells when a text of the course changes, for pages that authors look at while they work. */
import { watch } from 'node:fs'
import { courseFolder } from './course-folder.ts'

/** An editor writes a file in several steps: they are one change. */
const PAUSE = 150

/** Gives what ends the watching. */
export function watchCourse(root: string, changed: () => void): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined
  const watcher = watch(courseFolder(root), { recursive: true }, () => {
    clearTimeout(pause)
    pause = setTimeout(changed, PAUSE)
  })
  return () => {
    clearTimeout(pause)
    watcher.close()
  }
}
