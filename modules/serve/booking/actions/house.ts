import type { Target } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import {
  closuresOfPalaces,
  hoursOfPalaces,
  openSpans,
  palacesByIds,
  type PalaceSummary,
  targetOf,
} from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import { type RuleStandards, standardOf } from '../rules/rule.ts'
import { openingsOf } from '../rules/openings.ts'
import type { Opening } from '../rules/slots.ts'

const extra = [
  'booking.lastMinuteHours',
  'booking.offerHoldMinutes',
  'booking.waitsPerPerson',
  'booking.entryEarlyMinutes',
  'booking.entryTries',
  'noShow.limit',
  'noShow.banDays',
  'lease.maxYears',
  'lease.hardMaxYears',
  'lease.exemptMonths',
] as const
const keys = [...Object.values(standardOf), ...extra] as const

/** A palace, the standards in force there, and when it is open around a stretch of time; for booking in it. */
export type House = {
  palace: PalaceSummary
  target: Required<Target>
  standards: RuleStandards & Record<(typeof extra)[number], number>
  openings: Opening[]
}
/** @throws Problem `not-found` */
export async function houseOn(
  db: Db,
  palaceId: string,
  now: Temporal.Instant,
  { start, end }: Interval,
): Promise<House> {
  const house = (await housesOn(db, [palaceId], now, { start, end })).get(palaceId)
  if (!house) throw requestErrors.error('not-found')
  return house
}

/** The same for several palaces, by id, in as many queries as for one. */
export async function housesOn(
  db: Db,
  palaceIds: readonly string[],
  now: Temporal.Instant,
  { start, end }: Interval,
): Promise<Map<string, House>> {
  const [palaces, hours, closures] = await Promise.all([
    palacesByIds(db, palaceIds),
    hoursOfPalaces(db, palaceIds),
    closuresOfPalaces(db, palaceIds, now),
  ])
  const houses = new Map<string, House>()
  for (const palace of palaces.values()) {
    const { id, divisionCode, level, timeZone } = palace
    const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const week = hours.get(id) ?? []
    // A closure of one space is a use of that space; one of the house shuts its hours.
    const shut = (closures.get(id) ?? [])
      .filter(({ spaceId }) => spaceId === null)
      .map(({ during }) => during)
    const dates = localDays({ start, end }, timeZone)
    const planned = (self: boolean) =>
      openSpans(
        week.filter(({ selfService }) => selfService === self),
        [],
        dates,
        timeZone,
      )
    houses.set(id, {
      palace,
      target: targetOf(palace),
      standards: await standardValues(db, keys, { divisionCode, palaceId: id, level, on }),
      openings: openingsOf({ staffed: planned(false), selfService: planned(true) }, shut, timeZone),
    })
  }
  return houses
}

/** The local days that a stretch touches, with the day before, whose last opening may reach over midnight. */
function localDays({ start, end }: Interval, timeZone: string) {
  const first = start.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 })
  const last = end.toZonedDateTimeISO(timeZone).toPlainDate()
  return { first, days: first.until(last).days + 1 }
}
