/** What a page says to the service worker. */
export type ToServiceWorker =
  /** The learner wants the new version: the worker that waits takes over. */
  | 'take over'
  /** The page has loaded and is idle: there is time for what not every lesson needs. */
  | 'keep the rest'
  /** A presentation is open: the pages for teachers are wanted as well. */
  | 'keep presentations'
  /** The same as the rest, on a connection that is paid by the byte. */
  | 'tidy up'
