import type { Palace } from './palaces.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type { BookingRow, ResourceRow, SpaceRuleRow } from './booking-rows.ts'
import type { PersonRow, SpaceRow } from './rows.ts'
import type { Planned } from './season.ts'
import { day, hour, instant, minute, span, weekday } from './time.ts'
import { Timetable } from './timetable.ts'

export type Bookings = { rules: SpaceRuleRow[]; bookings: BookingRow[]; resources: ResourceRow[] }

const daysBefore = 21
const noShowShare = 0.05
const cancelledShare = 0.04

const open = { open_to: 'everyone', approval: false, most_slots: 2 } as const

/** What is booked by the hour, how often an evening hour is taken, and what an hour costs. */
const bookable: Record<string, { share: number; rule: Omit<SpaceRuleRow, 'palace_id' | 'space_id'> }> = {
  court: {
    share: 0.7,
    rule: {
      price_class: 'discounted',
      fen_per_hour: 1500,
      people_most: 8,
      ...open,
      self_service: true,
      concessions: [
        { who: 'member', fenPerHour: 1000 },
        { who: 'retired', fenPerHour: 0 },
      ],
    },
  },
  studio: {
    share: 0.3,
    rule: { price_class: 'free', fen_per_hour: 0, people_most: 30, ...open, open_to: 'members' },
  },
  classroom: { share: 0.15, rule: { price_class: 'free', fen_per_hour: 0, people_most: 40, ...open } },
  hall: {
    share: 0.12,
    rule: {
      price_class: 'atCost',
      fen_per_hour: 6000,
      people_most: 120,
      open_to: 'unions',
      approval: true,
      most_slots: 4,
      series_to: 'unions',
      concessions: [{ who: 'union', fenPerHour: 3000 }],
    },
  },
}

/** How spaces may be booked, and three weeks of bookings to tomorrow around what the programme holds; some maintenance and leases. */
export function bookings(
  seed: string,
  base: number,
  now: number,
  houses: readonly Palace[],
  sessions: readonly Planned[],
  people: readonly PersonRow[],
): Bookings {
  const made: Bookings = { rules: [], bookings: [], resources: [] }
  const planned = Map.groupBy(sessions, ({ row }) => row.palace_id)
  const adults = people.filter(({ phone }) => phone !== null)
  const neighbours = Map.groupBy(adults, ({ division_code }) => division_code)
  for (const palace of houses.filter(({ row }) => row.status === 'open')) {
    const random = randomFor(seed, `bookings ${palace.row.slug}`)
    const around = neighbours.get(palace.row.division_code) ?? adults.slice(0, 200)
    const table = tableOf(palace, planned.get(palace.row.id) ?? [])
    for (const space of palace.spaces) {
      const plan = bookable[space.kind]
      if (!plan) continue
      made.rules.push({ palace_id: palace.row.id, space_id: space.id, ...plan.rule })
      for (let at = base - daysBefore * day; at < base + 2 * day; at += day)
        for (const start of table.staffedHours(at)) {
          const evening = start - at >= 18 * hour || weekday(at) > 5
          if (!random.chance(evening ? plan.share : plan.share / 4)) continue
          if (start > now && random.chance(0.4)) continue // tomorrow is not full yet
          if (take(table, space, start, start + hour))
            made.bookings.push(booking(random, palace, space, plan.rule, start, now, random.pick(around)))
        }
    }
    made.resources.push(...lent(random, palace, base))
    made.bookings.push(...otherUses(random, palace, table, base, now))
  }
  return made
}

/** A house lends a few things with its rooms, a large one more of them. */
function lent(random: Random, { row, spaces }: Palace, base: number): ResourceRow[] {
  const many = Math.max(1, Math.round(spaces.length / 8))
  const things: [string, string, number, string[]][] = [
    ['投影仪', 'Projector', many, []],
    ['无线话筒', 'Microphone', 2 * many, ['hall', 'theatre', 'classroom', 'meeting']],
    ['羽毛球网', 'Badminton net', many, ['gym', 'hall']],
    ['折叠椅（十把）', 'Folding chairs (ten)', 6 * many, ['hall', 'outdoor', 'studio']],
  ]
  return things.map(([name, name_en, count, for_kinds]) => ({
    palace_id: row.id,
    id: uuid7(random, base - 30 * day),
    name,
    name_en,
    count,
    for_kinds,
    changed_at: instant(base - 30 * day),
  }))
}

function tableOf(palace: Palace, sessions: readonly Planned[]): Timetable {
  const table = new Timetable(palace)
  for (const { meetings } of sessions)
    for (const { space_id, during } of meetings)
      table.hold({ id: space_id }, during.start.epochMilliseconds, during.end.epochMilliseconds)
  return table
}

function take(table: Timetable, space: SpaceRow, from: number, to: number): boolean {
  if (!table.isFree(space, from, to)) return false
  table.hold(space, from, to)
  return true
}

function booking(
  random: Random,
  { row }: Palace,
  space: SpaceRow,
  rule: { price_class: BookingRow['price_class']; fen_per_hour: number; people_most: number },
  start: number,
  now: number,
  holder: PersonRow,
): BookingRow {
  const made = start - random.int(2, 20) * hour
  const fate = random.next()
  const cancelled = fate < cancelledShare && made + hour < now
  const past = start + 20 * minute < now && !cancelled
  const missed = past && fate < cancelledShare + noShowShare
  return {
    palace_id: row.id,
    id: uuid7(random, made),
    space_id: space.id,
    during: span(start, start + hour),
    kind: 'booking',
    title: '',
    holder_id: holder.id,
    people: random.int(1, Math.min(4, rule.people_most)),
    price_class: rule.price_class,
    price_fen: rule.fen_per_hour,
    cancelled_at: cancelled ? instant(made + hour) : null,
    cancelled_by: cancelled ? 'holder' : null,
    checked_in_at: past && !missed ? instant(start - random.int(0, 10) * minute) : null,
    released_at: missed ? instant(start + 15 * minute) : null,
    synthetic: true,
    created_at: instant(Math.min(made, now)),
  }
}

/** A morning of maintenance a week, and in large houses a theatre leased for an afternoon. */
function otherUses(
  random: Random,
  palace: Palace,
  table: Timetable,
  base: number,
  now: number,
): BookingRow[] {
  const rows: BookingRow[] = []
  const add = (space: SpaceRow | undefined, kind: 'maintenance' | 'lease', from: number, hours: number) => {
    if (!space || !take(table, space, from, from + hours * hour)) return
    rows.push({
      palace_id: palace.row.id,
      id: uuid7(random, from - 7 * day),
      space_id: space.id,
      during: span(from, from + hours * hour),
      kind,
      title: kind === 'lease' ? '企业年会场地租用' : '例行检修',
      holder_id: null,
      people: 1,
      price_class: kind === 'lease' ? 'commercial' : 'free',
      price_fen: kind === 'lease' ? 80_000 : 0,
      cancelled_at: null,
      cancelled_by: null,
      checked_in_at: kind === 'lease' && from < now ? instant(from) : null,
      released_at: null,
      synthetic: true,
      created_at: instant(from - 7 * day),
    })
  }
  for (let week = -3; week <= 0; week++) {
    const monday = base + (week * 7 - weekday(base) + 1) * day
    add(random.pick(palace.spaces), 'maintenance', monday + 8 * hour, 3)
    const theatre = palace.spaces.find(({ kind }) => kind === 'theatre' || kind === 'gallery')
    add(theatre, 'lease', monday + 3 * day + 13 * hour, 4)
  }
  return rows
}
