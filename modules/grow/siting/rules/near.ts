import { straightKm, type Point } from './travel.ts'

/** Two sites nearer than this are the same piece of land, written down twice. */
export const SAME_SITE_KM = 0.2
/** The outlines are sketches: so far outside a site may seem and still be inside. */
export const SKETCH_KM = 5

type Site = Point & { code: string; name: string }

/** A site within 200 m of a point, other than the one with this code; the nearest. */
export function sameSite<S extends Site>(sites: readonly S[], here: Point, code: string): S | undefined {
  return sites
    .filter((site) => site.code !== code && Math.abs(site.lat - here.lat) < 0.01)
    .map((site) => ({ site, km: straightKm(site, here) }))
    .filter(({ km }) => km < SAME_SITE_KM)
    .toSorted((a, b) => a.km - b.km)[0]?.site
}
