'use client'
/** `npm run dev` only: an edit of the course shows at once. What the author typed as a learner is saved, as on any reload. */
import { useEffect } from 'react'

export function AuthoringWiring({ version }: { readonly version: string }) {
  useEffect(() => {
    const changes = new EventSource('/course/changes/')
    changes.onmessage = ({ data }) => {
      if (data !== version) window.location.reload()
    }
    return () => changes.close()
  }, [version])
  return null
}
