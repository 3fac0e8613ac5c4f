import { dayInterval, localDate, today } from '#kit/calendar/windows.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { divisionByCode, divisionTree, palaceIdsNear } from '#modules/base/places/index.ts'
import { bookableSpaces } from '../actions/bookable-spaces.ts'
import { housesOn } from '../actions/house.ts'
import { FREE_DAYS, type FreeSearch, type FreeSpace } from '../contract/free.ts'
import { freedSince } from '../queries/freed-bookings.ts'
import { heldSpans } from '../queries/held-spans.ts'
import { freeSlotsIn } from '../rules/free.ts'
import { ruleInForce } from '../rules/rule.ts'
import { reached, spanOf } from '../rules/slots.ts'

/** The province keeps one time. */
const TIME_ZONE = 'Asia/Shanghai'
/** How many spaces with something free are enough, and how many palaces are looked at to find them: the nearest ones first. */
const ENOUGH = 120
const NEAREST = [4, 12, 36, 400] as const

/** From when to when a search looks: today, or a day that is no more than thirteen ahead. */
export function searchedTime({ day }: FreeSearch, now: Temporal.Instant): Interval {
  if (!day) return today(now, TIME_ZONE)
  const date = localDate(now, TIME_ZONE)
  const wanted = Temporal.PlainDate.from(day)
  const ahead = date.until(wanted).days
  return dayInterval(ahead >= 0 && ahead < FREE_DAYS ? wanted : date, TIME_ZONE)
}

/**
 * What can be booked in the palaces around a place, nearest first: a handful of statements however many palaces and spaces
 * there are. Public: nobody is named. P5, P7.
 */
export async function freeSpaces(db: Db, search: FreeSearch, now: Temporal.Instant): Promise<FreeSpace[]> {
  const during = searchedTime(search, now)
  const near = await palaceIdsNear(db, await placeOf(db, search), NEAREST.at(-1)!)
  const told = search.lat !== undefined || search.division !== undefined
  const found: FreeSpace[] = []
  for (const [round, most] of NEAREST.entries()) {
    const some = near.slice(NEAREST[round - 1] ?? 0, most)
    if (some.length === 0 || found.length >= ENOUGH) break
    const metres = new Map(some.map((one) => [one.id, told ? Math.round(one.metres) : null]))
    found.push(...(await freeIn(db, metres, during, search, now, ENOUGH - found.length)))
  }
  return found
}

const SOON = { hours: 24 }

/** What is still free in a palace although it begins soon (`booking.lastMinuteHours`), for its own page. */
export const freeSoon = async (db: Db, palaceId: string, now: Temporal.Instant): Promise<FreeSpace[]> =>
  (await freeIn(db, new Map([[palaceId, null]]), { start: now, end: now.add(SOON) }, {}, now))
    .map((space) => ({ ...space, slots: space.slots.filter(({ soon }) => soon) }))
    .filter(({ slots }) => slots.length > 0)

/** The same in these palaces, in their order, at most so many. */
export async function freeIn(
  db: Db,
  metres: ReadonlyMap<string, number | null>,
  during: Interval,
  filter: Pick<FreeSearch, 'kind' | 'q'>,
  now: Temporal.Instant,
  most = Infinity,
): Promise<FreeSpace[]> {
  const ids = [...metres.keys()]
  const coming = { start: later(now, during.start), end: during.end }
  if (Temporal.Instant.compare(coming.start, coming.end) >= 0) return []
  const givenBackToday = dayInterval(localDate(now, TIME_ZONE), TIME_ZONE).start
  const [houses, spaces, heldIn, freed] = await Promise.all([
    housesOn(db, ids, now, during),
    bookableSpaces(db, ids, filter),
    heldSpans(db, ids, reached(coming)),
    freedSince(db, ids, coming, givenBackToday),
  ])
  const given = new Map(
    [...Map.groupBy(freed, ({ spaceId }) => spaceId)].map(([id, list]) => [
      id,
      list.map((one) => spanOf(one.during)),
    ]),
  )
  const slotsIn = new Map<string, ReturnType<typeof freeSlotsIn>>()
  const found: FreeSpace[] = []
  for (const space of spaces) {
    if (found.length >= most) break
    const { palace, openings, standards } = houses.get(space.palaceId)!
    if (palace.status !== 'open') continue
    const { timeZone } = palace
    const soonHours = standards['booking.lastMinuteHours']
    const slotsOf = slotsIn.get(palace.id) ?? freeSlotsIn({ openings, timeZone, soonHours }, coming, now)
    slotsIn.set(palace.id, slotsOf)
    const rule = ruleInForce(space, standards)
    const slots = slotsOf({ ...space, rule, held: heldIn(space) }, given.get(space.id) ?? [])
    if (slots.length === 0) continue
    const { parentId, wholeName, wholeNameEn } = space
    found.push({
      palaceId: palace.id,
      slug: palace.slug,
      palaceName: palace.name,
      timeZone: palace.timeZone,
      metres: metres.get(palace.id) ?? null,
      spaceId: space.id,
      name: space.name,
      nameEn: space.nameEn,
      whole: wholeName === null ? null : { id: parentId!, name: wholeName, nameEn: wholeNameEn },
      kind: space.kind,
      openTo: rule.openTo,
      approval: rule.approval,
      priceClass: rule.priceClass,
      fenPerHour: rule.fenPerHour,
      concessions: [...rule.concessions],
      slots: slots.map(({ startsAt, endsAt, ...slot }) => ({ start: startsAt, end: endsAt, ...slot })),
    })
  }
  return found
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b)

/** Where the reader stands: where they say, else the middle of the place they chose, else of the province. */
async function placeOf(db: Db, { lat, lng, division }: FreeSearch): Promise<{ lat: number; lng: number }> {
  if (lat !== undefined && lng !== undefined) return { lat, lng }
  const chosen = division ? await divisionByCode(db, division) : null
  const province = (await divisionTree(db)).find(({ parentCode }) => parentCode === null)
  return { lat: chosen?.lat ?? province?.lat ?? 0, lng: chosen?.lng ?? province?.lng ?? 0 }
}
