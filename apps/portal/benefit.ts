import { remembered } from '#kit/db/remembered.ts'
import { thisMonth } from '#kit/calendar/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { BenefitShares } from '#kit/ui/portal/index.ts'
import { benefitHours, wholePercents } from '#modules/serve/catalog/index.ts'
import { palaceIdsUnder } from '#modules/base/places/index.ts'

const kept = remembered<BenefitShares | null>(60)

/** This month's public-benefit meter of a part of the tree (a code prefix) or of one palace; a minute old at most. P5. */
export function benefitOf(
  db: Db,
  now: Temporal.Instant,
  where: { prefix: string } | { palaceId: string },
): Promise<BenefitShares | null> {
  const period = thisMonth(now, 'Asia/Shanghai')
  return kept(`${JSON.stringify(where)} ${period.start}`, async () => {
    const palaces = 'palaceId' in where ? [where.palaceId] : await palaceIdsUnder(db, where.prefix)
    return palaces.length === 0 ? null : wholePercents(await benefitHours(db, period, palaces))
  })
}
