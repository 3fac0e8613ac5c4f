/** Standards `noShow.limit` and `noShow.banDays` in force. */
export type NoShowStandards = { limit: number; banDays: number }

/**
 * Whether someone is paused from signing up, and until when: each `limit`-th no-show that counts pauses for `banDays`
 * days, and the count begins anew. Forgiven ones are not passed in. P9.
 */
export function suspension(
  noShows: readonly Temporal.Instant[],
  { limit, banDays }: NoShowStandards,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const inOrder = noShows.toSorted(Temporal.Instant.compare)
  const last = inOrder[Math.floor(inOrder.length / limit) * limit - 1]
  const until = last?.add({ hours: banDays * 24 })
  return until && Temporal.Instant.compare(now, until) < 0 ? until : null
}
