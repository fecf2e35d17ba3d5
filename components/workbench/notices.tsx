'use client'
/** What is said above the panes once the saved session and the engine have answered: loaded after the page. */
import { StorageBanner } from '../site/storage-banner.tsx'
import { KeptVersions } from './kept-versions.tsx'
import { LessonOffer } from './lesson-offer.tsx'
import { OwnProjectNote } from './own-project-note.tsx'

export function Notices() {
  return (
    <>
      <StorageBanner />
      <KeptVersions />
      <LessonOffer />
      <OwnProjectNote />
    </>
  )
}
