import type { Db } from '#kit/db/index.ts'
import type { BenefitShares } from '#kit/ui/portal/index.ts'
import { benefitShares, readDivisionBenefit, readPalaceBenefit } from '#modules/serve/benefit/index.ts'

/** The public-benefit meter of the last thirty days in a part of the tree (a code prefix) or in one palace. P5. */
export async function benefitOf(
  db: Db,
  now: Temporal.Instant,
  where: { prefix: string } | { palaceId: string },
): Promise<BenefitShares | null> {
  const { figures } =
    'palaceId' in where
      ? await readPalaceBenefit(db, where.palaceId, {}, now)
      : await readDivisionBenefit(db, where.prefix, {}, now)
  return benefitShares(figures.hours)
}
