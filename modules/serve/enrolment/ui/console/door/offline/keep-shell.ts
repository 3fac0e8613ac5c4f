/** Where the worker is, and the only pages that it keeps: apps/console/door-worker.ts. */
const WORKER = '/console/door-worker.js'
const SCOPE = '/console/door'

/** Keeps the page of the door with everything it loads on the device, so that it opens without a network too. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE }).catch(() => {
    // Without a network, or where the browser keeps nothing (a private window): the door works while it stays open.
  })
}

/** Tells when a newer page waits; calling what it answers takes it. */
export function onNewerShell(tell: (take: () => void) => void): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  void navigator.serviceWorker?.getRegistration(SCOPE).then((registration) => {
    if (!registration || signal.aborted) return
    const look = () => {
      const { waiting } = registration
      if (!waiting || !navigator.serviceWorker.controller) return
      tell(() => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        waiting.postMessage('take over')
      })
    }
    look()
    registration.addEventListener(
      'updatefound',
      () => registration.installing?.addEventListener('statechange', look),
      { signal },
    )
  })
  return () => leaving.abort()
}
