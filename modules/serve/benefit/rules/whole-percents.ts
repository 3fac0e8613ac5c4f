/**
 * Whole percents that add up to exactly 100 (largest remainder), or null when there is nothing to share: a meter over
 * no hours would say something that is not known.
 */
export function wholePercents<Key extends string>(amounts: Record<Key, number>): Record<Key, number> | null {
  const keys = Object.keys(amounts) as Key[]
  const total = keys.reduce((sum, key) => sum + amounts[key], 0)
  if (total <= 0) return null
  const exact = keys.map((key) => ({ key, percent: (amounts[key] / total) * 100 }))
  const missing = 100 - exact.reduce((sum, { percent }) => sum + Math.floor(percent), 0)
  const rounded = exact
    .toSorted((a, b) => (b.percent % 1) - (a.percent % 1))
    .map(({ key, percent }, place) => [key, Math.floor(percent) + (place < missing ? 1 : 0)])
  return Object.fromEntries(rounded) as Record<Key, number>
}
