export type Point = { lng: number; lat: number }

/** `detour`: road over straight distance; `speed`: kilometres an hour. Both are standards (P3). */
export type TravelSpeed = { detour: number; speed: number }

const EARTH_KM = 6_371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Straight distance over the ground, in kilometres (haversine: within 0.6 % everywhere). */
export function straightKm(a: Point, b: Point): number {
  const [north, east] = [radians(b.lat - a.lat) / 2, radians(b.lng - a.lng) / 2]
  const h = Math.sin(north) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Minutes that the way takes where nobody measured it, to a tenth: the same on every machine. */
export const estimatedMinutes = (a: Point, b: Point, { detour, speed }: TravelSpeed): number =>
  Math.round(((straightKm(a, b) * detour) / speed) * 600) / 10
