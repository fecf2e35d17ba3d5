'use client'
/** Keeps the site for use without a network once the page is idle, and shows when a new version lies ready. */
import { lazy, Suspense, useEffect, useState } from 'react'

const UpdateNotice = lazy(() =>
  import('@/components/site/update-notice.tsx').then((part) => ({ default: part.UpdateNotice })),
)

export function OfflineWiring() {
  const [update, setUpdate] = useState<{ readonly take: () => void }>()
  useEffect(() => {
    // While authors work, every answer is fresh.
    if (process.env.NODE_ENV !== 'production') return
    return whenIdle(async () => {
      const { keepForOffline } = await import('@/platform/browser/offline.ts')
      await keepForOffline((take) => setUpdate({ take }))
    })
  }, [])
  if (!update) return null
  return (
    <Suspense>
      <UpdateNotice onReload={update.take} />
    </Suspense>
  )
}

/** After the page's own loading: the learner's first seconds belong to the lesson. */
function whenIdle(work: () => void): () => void {
  let handle = 0
  const idle = () => {
    handle =
      typeof requestIdleCallback === 'undefined'
        ? Number(setTimeout(work, 1000))
        : requestIdleCallback(work, { timeout: 4000 })
  }
  const begin = () => setTimeout(idle, 1000)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
  return () => {
    removeEventListener('load', begin)
    if (typeof cancelIdleCallback !== 'undefined') cancelIdleCallback(handle)
    else clearTimeout(handle)
  }
}
