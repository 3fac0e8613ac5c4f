import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { aPalace } from '#modules/base/places/testing.ts'
import { bookableSpaces } from '../actions/bookable-spaces.ts'
import { insertDates } from '../actions/booking-rows.ts'
import { spanOf } from '../rules/slots.ts'
import { aBookingHouse, aRule } from '../testing.ts'
import { heldSpans } from './held-spans.ts'

const database = testDatabase()
const at = (text: string) => Temporal.Instant.from(text)
const hour = (n: number) => String(n).padStart(2, '0')
const day = { start: at('2026-11-24T00:00+08:00'), end: at('2026-11-25T00:00+08:00') }

test('one search for a house finds for each space what a search for that space finds, six levels deep', async () => {
  const { palace, clock } = await aBookingHouse(database.db)
  const { rows: owners } = await sql<{
    id: string
  }>`select owner_federation_id as id from places.palace`.execute(database.db)
  const other = await aPalace(database.db, {
    ownerId: owners[0]!.id,
    divisionCode: '420500',
    slug: 'other',
  })
  // A hall in a hall in a hall …, and beside each of them a second one.
  const spaces: string[] = [palace.hall, palace.east, palace.classroom]
  let whole: string | null = null
  for (let depth = 1; depth <= 6; depth++) {
    const pair: string[] = [newId(), newId()]
    for (const id of pair)
      await sql`insert into places.space (palace_id, id, parent_id, name, kind, setup_minutes, clearing_minutes)
        values (${palace.id}, ${id}, ${whole}, ${id}, 'hall', ${depth * 10}, ${depth === 6 ? 1440 : 0})`.execute(
        database.db,
      )
    spaces.push(...pair)
    whole = pair[0]!
  }
  for (const id of spaces) if (id !== palace.hall) await aRule(database.db, palace.id, id)
  const booking = (spaceId: string, from: string, to: string, palaceId = palace.id) => ({
    id: newId(),
    palaceId,
    spaceId,
    during: { start: at(from), end: at(to) },
    kind: 'maintenance' as const,
    title: '',
    holderId: null,
    unionId: null,
    people: 1,
    priceClass: 'free' as const,
    priceFen: 0,
    awaitsApproval: false,
  })
  const rows = [
    // The day before, in reach of a day of clearing alone; one that ends between two milliseconds; and one of another house.
    booking(spaces.at(-1)!, '2026-11-23T09:00+08:00', '2026-11-23T10:00+08:00'),
    ...spaces.map((id, n) =>
      booking(id, `2026-11-24T${hour(6 + n)}:00:00.00025+08:00`, `2026-11-24T${hour(7 + n)}:00+08:00`),
    ),
    // The day after, in reach of the clearing of spaces inside it.
    booking(spaces[3]!, '2026-11-25T22:30+08:00', '2026-11-25T23:00+08:00'),
    booking(other.hall, '2026-11-24T09:00+08:00', '2026-11-24T23:00+08:00', other.id),
  ]
  for (const row of rows)
    await insertDates(database.db, [row], clock.now()).catch((error: { constraint?: string }) => {
      if (error.constraint !== 'a_space_and_its_parts_hold_one_use_at_a_time') throw error
    })
  const ids = [palace.id, other.id]
  const found = await bookableSpaces(database.db, ids)
  expect(found.map(({ id }) => id)).toHaveLength(spaces.length - 1)
  const heldIn = await heldSpans(database.db, ids, day)
  for (const space of found) {
    const own = (await spaceUses(database.db, palace.id, [space.id], [day])).map(({ held }) => spanOf(held))
    const [from, to] = [
      day.start.subtract({ minutes: space.setupMinutes }).epochMilliseconds,
      day.end.add({ minutes: space.clearingMinutes }).epochMilliseconds,
    ]
    const near = heldIn(space).filter((one) => one.from < to && from < one.to)
    const inOrder = (spans: typeof own) =>
      spans.map((one) => `${Math.floor(one.from)} ${Math.floor(one.to)}`).toSorted()
    expect(inOrder(near)).toEqual(inOrder(own))
    expect(own.length).toBeGreaterThan(0)
  }
})
