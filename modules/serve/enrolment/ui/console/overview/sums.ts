import type { Figures } from '../../../contract.ts'

const added = [
  'sessions',
  'places',
  'enrolled',
  'confirmed',
  'attended',
  'noShows',
  'waitlisted',
  'cancelled',
  'walkIns',
  'checkIns',
  'scans',
  'ratings',
  'satisfied',
] as const

/** Several figures as one; stars are weighed by the number of ratings. */
export function summed(all: readonly Figures[]): Figures {
  const sums = Object.fromEntries(
    added.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]),
  ) as Omit<Figures, 'stars'>
  const stars = all.reduce((sum, one) => sum + (one.stars ?? 0) * one.ratings, 0)
  return { ...sums, stars: sums.ratings === 0 ? null : Math.round((10 * stars) / sums.ratings) / 10 }
}
