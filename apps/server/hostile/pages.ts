import type { World } from './world.ts'

/** Every page and form of the portal, from the routes themselves: an address with what the world has in its places. */
export function portalRoutes(
  { app, ids, houses }: World,
  chosen: Record<string, string> = {},
): { method: string; pattern: string; path: string }[] {
  const names: Record<string, string> = {
    ...ids,
    slug: 'jiangan',
    code: '420102',
    act: 'rate',
    file: `${ids.sessionId}.ics`,
    ...chosen,
  }
  const own = app.routes.filter(
    ({ path }) => !path.startsWith('/api/') && !path.startsWith('/console') && !path.endsWith('*'),
  )
  const seen = new Map(
    own.filter(({ method }) => method !== 'ALL').map((route) => [`${route.method} ${route.path}`, route]),
  )
  return [...seen.values()].map(({ method, path }) => ({
    method,
    pattern: path,
    path: path.replaceAll(/:(\w+)(\{[^/]*?\}(?=\/|$))?/g, (_, name: string) => names[name] ?? houses.own.id),
  }))
}
