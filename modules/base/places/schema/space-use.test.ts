import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aPalace, aProvince } from '../testing.ts'
import { placesDb } from './db.ts'

const database = testDatabase()
let palace: Awaited<ReturnType<typeof aPalace>>
beforeAll(async () => {
  const owners = await aProvince(database.db)
  palace = await aPalace(database.db, {
    ownerId: owners.get('420102')!,
    divisionCode: '420102',
    slug: 'fold',
  })
})

const TAKEN = { constraint: 'a_space_and_its_parts_hold_one_use_at_a_time' }

const addSpace = async (parentId: string | null, name = newId()) => {
  const id = newId()
  await placesDb(database.db)
    .insertInto('places.space')
    .values({ palace_id: palace.id, id, parent_id: parentId, name, kind: 'hall' })
    .execute()
  return id
}
const take = async (spaceId: string, start: string, end: string, source = newId(), givenBack = false) => {
  await sql`select places.publish_take_space(${palace.id}, ${source}, 1, 'booking', ${spaceId},
    tstzrange(${start}::timestamptz, ${end}::timestamptz), 'x', 'free', ${givenBack ? '2026-01-01' : null}::timestamptz)`.execute(
    database.db,
  )
  return source
}
const day = (n: number) => `2027-03-${String(n).padStart(2, '0')}`

describe('a space and its parts hold one use at a time', () => {
  test('a part blocks the whole and the whole blocks its parts, but not one part another', async () => {
    const gym = await addSpace(null)
    const [one, two] = [await addSpace(gym), await addSpace(gym)]
    await take(one, `${day(1)}T19:00+08`, `${day(1)}T20:00+08`)
    await take(two, `${day(1)}T19:00+08`, `${day(1)}T20:00+08`)
    await expect(take(gym, `${day(1)}T19:30+08`, `${day(1)}T21:00+08`)).rejects.toMatchObject(TAKEN)
    await take(gym, `${day(1)}T20:00+08`, `${day(1)}T21:00+08`)
    await expect(take(two, `${day(1)}T20:59+08`, `${day(1)}T22:00+08`)).rejects.toMatchObject(TAKEN)
  })

  test('set-up and clearing belong to the use', async () => {
    const hall = await addSpace(null)
    await placesDb(database.db)
      .updateTable('places.space')
      .set({ setup_minutes: 30, clearing_minutes: 15 })
      .where('id', '=', hall)
      .execute()
    await take(hall, `${day(2)}T10:00+08`, `${day(2)}T12:00+08`)
    await expect(take(hall, `${day(2)}T12:44+08`, `${day(2)}T14:00+08`)).rejects.toMatchObject(TAKEN)
    await take(hall, `${day(2)}T12:45+08`, `${day(2)}T14:00+08`)
  })

  test('what is given back is free, and is not taken back while another holds it', async () => {
    const room = await addSpace(null)
    const first = await take(room, `${day(3)}T10:00+08`, `${day(3)}T12:00+08`)
    await take(room, `${day(3)}T10:00+08`, `${day(3)}T12:00+08`, first, true)
    await take(room, `${day(3)}T11:00+08`, `${day(3)}T12:00+08`)
    await expect(take(room, `${day(3)}T10:00+08`, `${day(3)}T12:00+08`, first)).rejects.toMatchObject(TAKEN)
  })

  test('a space that moves takes its parts and what is planned along, and collides if it must', async () => {
    const [gym, annex] = [await addSpace(null), await addSpace(null)]
    const part = await addSpace(annex)
    await take(part, `${day(4)}T10:00+08`, `${day(4)}T12:00+08`)
    await take(gym, `${day(4)}T11:00+08`, `${day(4)}T12:00+08`)
    const hang = (parentId: string | null) =>
      placesDb(database.db)
        .updateTable('places.space')
        .set({ parent_id: parentId })
        .where('id', '=', annex)
        .execute()
    await expect(hang(gym)).rejects.toMatchObject(TAKEN)
    await sql`update places.space_use set ended_at = now() where space_id = ${gym}`.execute(database.db)
    await hang(gym)
    await expect(take(gym, `${day(4)}T10:30+08`, `${day(4)}T10:45+08`)).rejects.toMatchObject(TAKEN)
  })

  test('six deep, not seven', async () => {
    let parent = await addSpace(null)
    for (let depth = 1; depth < 6; depth++) parent = await addSpace(parent)
    await expect(addSpace(parent)).rejects.toMatchObject({ constraint: 'space_lies_at_most_six_deep' })
  })

  test('nobody but a closure takes the whole palace, and no use takes a stretch that is not its space', async () => {
    const row = {
      palace_id: palace.id,
      source_id: newId(),
      kind: 'booking' as const,
      space_id: null,
      extent: '[0,1152921504606846976)',
      during: {
        start: Temporal.Instant.from('2027-04-01T00:00Z'),
        end: Temporal.Instant.from('2027-04-02T00:00Z'),
      },
      held: {
        start: Temporal.Instant.from('2027-04-01T00:00Z'),
        end: Temporal.Instant.from('2027-04-02T00:00Z'),
      },
      label: 'x',
    }
    const insert = (change: object) =>
      placesDb(database.db)
        .insertInto('places.space_use')
        .values({ ...row, ...change })
        .execute()
    await expect(insert({})).rejects.toMatchObject({ constraint: 'only_a_closure_takes_the_whole_palace' })
    await expect(insert({ space_id: palace.hall, extent: '[5,6)' })).rejects.toMatchObject({
      constraint: 'use_takes_a_space_of_its_palace',
    })
    await insert({ kind: 'closure' })
    await expect(take(palace.hall, '2027-04-01T10:00Z', '2027-04-01T11:00Z')).rejects.toMatchObject(TAKEN)
  })
})

test(
  'random trees and uses: the database allows exactly what a list of leaves would',
  { timeout: 60_000 },
  async () => {
    const Tree = fc.array(fc.nat(), { minLength: 2, maxLength: 9 }) // each space hangs under an earlier one, or under none
    const Use = fc.record({ space: fc.nat(), from: fc.nat(20), hours: fc.integer({ min: 1, max: 4 }) })
    await fc.assert(
      fc.asyncProperty(Tree, fc.array(Use, { minLength: 1, maxLength: 14 }), async (tree, uses) => {
        const ids: string[] = []
        const parents: (number | null)[] = []
        for (const pick of tree) {
          const parent =
            ids.length === 0 || pick % (ids.length + 1) === ids.length ? null : pick % (ids.length + 1)
          const depth = (n: number | null): number => (n === null ? 0 : 1 + depth(parents[n]!))
          const fits = parent !== null && depth(parent) < 6 ? parent : null
          ids.push(await addSpace(fits === null ? null : ids[fits]!))
          parents.push(fits)
        }
        const above = (n: number): number[] => [n, ...(parents[n] === null ? [] : above(parents[n]!))]
        const related = (a: number, b: number) => above(a).includes(b) || above(b).includes(a)
        const held: { space: number; from: number; until: number }[] = []
        for (const { space, from, hours } of uses) {
          const one = { space: space % ids.length, from, until: from + hours }
          const free = held.every(
            (other) => !related(one.space, other.space) || one.until <= other.from || other.until <= one.from,
          )
          const at = (hour: number) =>
            Temporal.Instant.from('2027-06-01T00:00Z').add({ hours: hour }).toString()
          const taken = await take(ids[one.space]!, at(one.from), at(one.until)).then(
            () => true,
            () => false,
          )
          expect(taken).toBe(free)
          if (taken) held.push(one)
        }
      }),
      { numRuns: 60 },
    )
  },
)
