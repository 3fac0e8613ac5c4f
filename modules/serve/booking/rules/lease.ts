import type { Interval } from '#kit/interval/index.ts'
import type { Refusal } from '../errors.ts'

export type LeaseLimits = Record<'lease.maxYears' | 'lease.hardMaxYears' | 'lease.exemptMonths', number>

/**
 * Whether a space may be leased for this long (P13, the state-asset lease rule): never beyond the hard limit; beyond the
 * exempt months only out of an open bidding; beyond the usual limit only with a bidding, too. Calendar months of the palace.
 */
export function leaseRefusal(
  { start, end }: Interval,
  biddingNo: string | null,
  limits: LeaseLimits,
  timeZone: string,
): Refusal | null {
  const from = start.toZonedDateTimeISO(timeZone)
  const beyond = (length: Temporal.DurationLike) =>
    Temporal.Instant.compare(end, from.add(length).toInstant()) > 0
  const most = biddingNo === null ? limits['lease.maxYears'] : limits['lease.hardMaxYears']
  if (beyond({ years: most })) return { code: 'lease-too-long', field: 'end', params: { years: most } }
  const months = limits['lease.exemptMonths']
  if (biddingNo === null && beyond({ months }))
    return { code: 'lease-needs-bidding', field: 'biddingNo', params: { months } }
  return null
}
