import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPalace } from '#modules/base/places/testing.ts'
import { ask } from './fixture/client.ts'
import { type House, openHouse } from './fixture/house.ts'
import { type Person, signedInPeople } from './fixture/people.ts'

const [CLIENTS, SLOTS] = [16, 200]
const ZONE = 'Asia/Shanghai'

let house: House
let bases: string[]
let people: Person[]
let palaceId: string
let wishes: { spaceId: string; start: string; end: string }[]

beforeAll(async () => {
  house = await openHouse()
  const [one, two] = await Promise.all([house.keep('web'), house.keep('web')])
  await Promise.all([one!.ready(), two!.ready()])
  bases = [one!.baseUrl, two!.baseUrl]
  people = await signedInPeople(house.db, CLIENTS)
  const { rows } = await sql<{ id: string }>`
    select id from places.federation where division_code = '420102'`.execute(house.db)
  const palace = await aPalace(house.db, { ownerId: rows[0]!.id, divisionCode: '420102', slug: 'race' })
  palaceId = palace.id
  const spaces = [palace.hall, palace.east, palace.classroom]
  for (const space of spaces)
    await sql`insert into booking.space_rule (palace_id, space_id, advance_days, hours_per_person_day)
      values (${palaceId}, ${space}, 60, 24)`.execute(house.db)
  wishes = slotsOf(spaces).slice(0, SLOTS)
})
afterAll(() => house?.close())

/** Whole hours of the coming weeks: of the hall on one day, of its part on the next, and of the classroom on all. */
function slotsOf([hall, east, classroom]: string[]) {
  const first = Temporal.Now.plainDateISO(ZONE).add({ days: 1 })
  const days = Array.from({ length: 30 }, (_, n) => first.add({ days: n })).filter(
    (day) => day.dayOfWeek !== 1,
  )
  return days.flatMap((day, n) =>
    [n % 2 ? hall! : east!, classroom!].flatMap((spaceId) =>
      Array.from({ length: 12 }, (_, hour) => {
        const start = day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour: 9 + hour } }).toInstant()
        return { spaceId, start: start.toString(), end: start.add({ hours: 1 }).toString() }
      }),
    ),
  )
}

test('16 clients race for 200 slots over two processes: one winner each, the others are offered something', async () => {
  const outcomes = await Promise.all(
    people.map(async ({ token }, client) => {
      const got: { status: number; body: Record<string, unknown> }[] = []
      for (const json of wishes)
        got.push(
          await ask(`${bases[client % 2]!}/api/v1/palaces/${palaceId}/bookings`, {
            method: 'POST',
            token,
            body: json,
          }),
        )
      return got
    }),
  )
  for (let n = 0; n < SLOTS; n++) {
    const answers = outcomes.map((got) => got[n]!)
    expect(
      answers.filter(({ status }) => status === 200),
      `slot ${n}`,
    ).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 200)
    expect(others.map(({ body }) => body['code'])).toEqual(Array(CLIENTS - 1).fill('booking:slot-taken'))
    for (const { body } of others) expect((body['alternatives'] as unknown[]).length).toBeGreaterThan(0)
  }
  expect(await house.rows(`select count(*)::int as booked from booking.booking`)).toEqual([{ booked: SLOTS }])
  const twice = await house.rows(`
    select 1 from places.space_use a join places.space_use b
      on a.palace_id = b.palace_id and a.extent && b.extent and a.held && b.held
      and (a.source_id, a.source_no) < (b.source_id, b.source_no)
    where a.ended_at is null and b.ended_at is null`)
  expect(twice, 'double-booked').toEqual([])
})
