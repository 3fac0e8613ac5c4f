// Keeps the page of the door and what it loads, so that it opens without a network. It keeps nothing else: answers of
// the API never pass through here. Built apart, without imports; the build writes in what a door needs.
// oxlint-disable-next-line unicorn/require-module-specifiers -- keeps its names to itself, though it shares nothing
export {}

type Lifetime = { waitUntil(work: Promise<unknown>): void }
type Asked = { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  addEventListener(kind: 'install' | 'activate', on: (event: Lifetime) => void): void
  addEventListener(kind: 'message', on: (event: MessageEvent<unknown>) => void): void
  addEventListener(kind: 'fetch', on: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  location: Location
}
const worker = globalThis as unknown as Scope
declare const DOOR_BUILD: string
declare const DOOR_FILES: readonly string[]

const CACHE = `door ${DOOR_BUILD}`
const PAGE = '/console/door'
const PATIENCE = 4_000

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...DOOR_FILES])))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('door ') && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  )
})

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== worker.location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request))
  else if (DOOR_FILES.includes(pathname)) event.respondWith(file(request))
})

/** Files are named by their content: what is kept is what would come. */
const file = async (request: Request): Promise<Response> =>
  (await caches.match(request.url, { cacheName: CACHE })) ?? fetch(request)

/** The network's page when it comes soon; else the kept one. A page of the same build replaces it: its language may differ. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const late = new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE))
  try {
    const answer = await Promise.race([fetch(request), late])
    const isSameBuild = answer.ok && (await answer.clone().text()).includes(DOOR_FILES[0]!)
    if (isSameBuild) await cache.put(PAGE, answer.clone())
    return answer
  } catch {
    return (await cache.match(PAGE)) ?? Response.error()
  }
}
