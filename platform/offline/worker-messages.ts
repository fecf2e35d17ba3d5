/** What a page says to the service worker. */
export type ToServiceWorker =
  /** The learner wants the new version: the worker that waits takes over. */
  | 'take over'
  /** The page has loaded and is idle: there is time for what not every lesson needs. */
  | 'keep the rest'
  /** The same, on a connection that is paid by the byte. */
  | 'tidy up'
