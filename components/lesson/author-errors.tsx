import type { AuthorError } from '@/core/lessons/source.ts'
import { Notice } from '../ui/notice.tsx'

/** For authors at work: what is wrong with the lesson, where, and what to do. A build stops at the same errors. */
export function AuthorErrors({ errors }: { readonly errors: readonly AuthorError[] }) {
  return (
    <main id="main">
      {errors.map((error) => (
        <Notice
          key={`${error.file}:${error.line}:${error.column}:${error.message}`}
          tone="error"
          title={`${error.file}:${error.line}:${error.column} ${error.message}`}
        >
          {error.remedy}
        </Notice>
      ))}
    </main>
  )
}
