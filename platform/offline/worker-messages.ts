/** What a page says to the service worker. */
export type ToServiceWorker =
  /** The learner wants the new version: the worker that waits takes over. */
  | 'take over'
  /** The page has loaded and is idle. */
  | 'keep the rest'
