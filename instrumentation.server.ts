/** When the server starts, its preview origin starts too, and what the operator turned on (Next calls this; the static export has none). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startLocalDocker } = await import('./app/_wiring/local-docker.ts')
  startLocalDocker()
  const { startRooms } = await import('./app/_wiring/rooms.ts')
  startRooms()
  const { openPreviewOrigin } = await import('./app/_wiring/preview-origin.ts')
  await openPreviewOrigin()
}
