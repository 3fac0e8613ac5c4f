import type { Db } from '#kit/db/index.ts'
import type { PalaceSummary } from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import type { BenefitFigures, BenefitStandard } from '../contract/figures.ts'
import { publicPlacesShare } from '../rules/places.ts'
import { hourClasses, type HourClass } from '../contract/vocabulary.ts'
import { addSums, heldTo, openingOf, openingStandards, sharesOf, type Sums } from '../rules/figures.ts'

const MINUTES = 60
/** As people read them: tenths of an hour, thousandths of a share. */
const rounded = (value: number | null, by: number) => (value === null ? null : Math.round(value * by) / by)
const hoursOf = (minutes: number) => rounded(minutes / MINUTES, 10)!

export function presentFigures(sums: Sums): BenefitFigures {
  const shares = sharesOf(sums)
  const opening = openingOf(sums)
  return {
    hours: Object.fromEntries(hourClasses.map((name) => [name, hoursOf(sums.within[name])])) as Record<
      HourClass,
      number
    >,
    places: sums.places,
    publicPlacesShare: rounded(publicPlacesShare(sums.places), 1000),
    outsideHours: hoursOf(sums.outside),
    publicShare: rounded(shares.publicShare, 1000),
    commercialShare: rounded(shares.commercialShare, 1000),
    usedShare: rounded(shares.usedShare, 1000),
    houseDays: sums.days,
    hoursPerWeek: rounded(opening.hoursPerWeek, 10),
    staffedHoursPerWeek: rounded(opening.staffedHoursPerWeek, 10),
    daysPerYear: rounded(opening.daysPerYear, 1),
    offPeakShare: rounded(opening.offPeakShare, 1000),
  }
}

/** How many of these houses hold to each standard in force for them on a day; the register is read once. */
export async function presentStandards(
  db: Db,
  houses: readonly PalaceSummary[],
  sums: ReadonlyMap<string, Sums>,
  on: Temporal.PlainDate,
): Promise<BenefitStandard[]> {
  const measured = houses.filter(({ id }) => sums.has(id))
  const held = await Promise.all(
    measured.map(async ({ id, divisionCode, level }) => {
      const where = { divisionCode, palaceId: id, level, on }
      return heldTo(sums.get(id)!, await standardValues(db, openingStandards, where))
    }),
  )
  const opening = openingOf(addSums(measured.map(({ id }) => sums.get(id)!)))
  return openingStandards.map((key, no) => {
    const each = held.map((one) => one[no]!)
    const values = new Set(each.map(({ standard }) => standard))
    return {
      key,
      standard: values.size === 1 ? [...values][0]! : null,
      reached: {
        'opening.hoursPerWeek': rounded(opening.hoursPerWeek, 10),
        'opening.daysPerYear': rounded(opening.daysPerYear, 1),
        'opening.offPeakShare': rounded(opening.offPeakShare, 1000),
      }[key],
      met: each.filter(({ met }) => met).length,
      of: each.length,
    }
  })
}
