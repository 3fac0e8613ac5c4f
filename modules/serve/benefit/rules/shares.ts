import { type UsedClass, usedClasses } from '../contract/vocabulary.ts'
import { wholePercents } from './whole-percents.ts'

/** Whole percents of what was used, by price class; null when nothing was. What the bar on a home page shows. P5. */
export const benefitShares = (hours: Record<UsedClass, number>): Record<UsedClass, number> | null =>
  wholePercents(
    Object.fromEntries(usedClasses.map((name) => [name, hours[name]])) as Record<UsedClass, number>,
  )
