import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'

/*
 * The inventory against a list. A run is one random sequence of up to twelve operations on one of eight random trees, in a
 * fortnight of its own; the database performs 25 of them in one call and answers which operations it allowed.
 */
// As many as a check can wait for; INVENTORY_RUNS=10000 is the full measure.
const RUNS = Number(process.env['INVENTORY_RUNS'] ?? 1_000)
const AT_ONCE = 25
const HALF_HOUR = 30

const database = testDatabase({ max: 2 })
type House = {
  palaceId: string
  sessionId: string
  spaces: string[]
  parents: (number | null)[]
  around: [number, number][]
}
const houses: House[] = []

const tree = fc.array(
  fc.record({ parent: fc.nat(), setup: fc.constantFrom(0, 0, 1), clearing: fc.constantFrom(0, 0, 1) }),
  { minLength: 2, maxLength: 9 },
)

beforeAll(async () => {
  const { db } = database
  const owners = await aProvince(db)
  for (const [n, wishes] of fc.sample(tree, { numRuns: 8, seed: 1 }).entries()) {
    const palace = await aPalace(db, {
      ownerId: owners.get('420102')!,
      divisionCode: '420102',
      slug: `tree-${n}`,
    })
    const { id: programmeId } = await aProgramme(db, { palaceId: palace.id })
    const { id: sessionId } = await aSession(db, {
      palaceId: palace.id,
      spaceId: palace.classroom,
      programmeId,
      start: '2026-11-25T10:00+08:00',
    })
    const house: House = { palaceId: palace.id, sessionId, spaces: [], parents: [], around: [] }
    for (const { parent: pick, setup, clearing } of wishes) {
      const at = house.spaces.length
      const parent = at === 0 || pick % (at + 1) === at ? null : pick % (at + 1)
      const id = newId()
      const parentId = parent === null ? null : house.spaces[parent]!
      await sql`insert into places.space (palace_id, id, parent_id, name, kind, setup_minutes, clearing_minutes)
        values (${palace.id}, ${id}, ${parentId}, ${id}, 'hall', ${setup * HALF_HOUR}, ${clearing * HALF_HOUR})`.execute(
        db,
      )
      house.spaces.push(id)
      house.parents.push(parent)
      house.around.push([setup, clearing])
    }
    houses.push(house)
  }
  await sql.raw(PERFORM).execute(db)
})

/** Performs operations one by one, each in a savepoint; false where the inventory refused. */
const PERFORM = `
create function public.perform(palace uuid, sess uuid, ops jsonb) returns boolean[] language plpgsql as $$
declare op jsonb; done boolean[] := '{}'; lasting tstzrange; whole int8range;
begin
  for op in select * from jsonb_array_elements(ops) loop
    lasting := tstzrange((op->>'start')::timestamptz, (op->>'end')::timestamptz);
    begin
      case op->>'do'
      when 'book' then
        insert into booking.booking (palace_id, id, space_id, during, kind, price_class, created_at)
          select palace, id::uuid, (op->>'space')::uuid,
                 tstzrange(lower(lasting) + (n - 1) * interval '1 day', upper(lasting) + (n - 1) * interval '1 day'), 'booking', 'free', now()
          from jsonb_array_elements_text(op->'ids') with ordinality as each (id, n);
      when 'meet' then
        insert into catalog.meeting (palace_id, session_id, no, space_id, during) values (palace, sess, (op->>'no')::int, (op->>'space')::uuid, lasting);
      when 'move' then
        update booking.booking set space_id = (op->>'space')::uuid, during = lasting where palace_id = palace and id = (op->>'id')::uuid;
      when 'cancel' then
        update booking.booking set displaced_at = null, cancelled_at = now(), cancelled_by = 'palace' where palace_id = palace and id = (op->>'id')::uuid;
      when 'close' then
        select coalesce((select extent from places.space where palace_id = palace and id = (op->>'space')::uuid), places.whole_palace()) into whole;
        update booking.booking set displaced_at = now() where palace_id = palace and id in (select source_id from places.space_use u
          where u.palace_id = palace and ended_at is null and kind = 'booking' and extent && whole and held && lasting);
        update catalog.meeting set displaced_at = now() where palace_id = palace and session_id = sess and no in (select source_no from places.space_use u
          where u.palace_id = palace and ended_at is null and kind = 'session' and extent && whole and held && lasting);
        insert into places.closure (palace_id, id, space_id, during, reason, created_at)
          values (palace, (op->>'id')::uuid, (op->>'space')::uuid, lasting, 'x', '2026-01-01');
      when 'lift' then
        update places.closure set lifted_at = now() where palace_id = palace and id = (op->>'id')::uuid and lifted_at is null;
      when 'restore' then
        update booking.booking set displaced_at = null where palace_id = palace and id = (op->>'id')::uuid and displaced_at is not null;
      end case;
      done := done || true;
    exception when exclusion_violation then
      done := done || false;
    end;
  end loop;
  return done;
end $$`

const slot = { space: fc.nat(), from: fc.nat(60), length: fc.integer({ min: 1, max: 8 }) }
const target = fc.nat()
const Op = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      ...slot,
      count: fc.constantFrom(1, 1, 1, 2, 4),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('meet' as const), ...slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), ...slot, target }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), ...slot, whole: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'lift' as const, 'restore' as const),
      target,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lift' as const, 'restore' as const), target }) },
)
type Op = typeof Op extends fc.Arbitrary<infer Value> ? Value : never

/** What the list knows: half hours since the fortnight began. */
type Held = {
  id: string
  space: number | null
  from: number
  until: number
  state: 'active' | 'displaced' | 'ended'
  closure: boolean
  booking: boolean
}

function above({ parents }: House, space: number): number[] {
  const parent = parents[space]!
  return [space, ...(parent === null ? [] : above({ parents } as House, parent))]
}
const related = (house: House, a: number | null, b: number | null) =>
  a === null || b === null || above(house, a).includes(b) || above(house, b).includes(a)

function play(house: House, ops: readonly Op[], run: number) {
  const base = Temporal.Instant.from('2030-01-01T00:00Z').add({
    hours: 24 * 14 * run,
  })
  const at = (half: number) => base.add({ minutes: half * HALF_HOUR }).toString()
  const list: Held[] = []
  const calls: object[] = []
  const outcomes: boolean[] = []
  const withAround = (space: number, from: number, until: number): [number, number] => {
    const [setup, clearing] = house.around[space]!
    return [from - setup, until + clearing]
  }
  const inTheWay = (space: number | null, from: number, until: number, but?: Held) =>
    list.filter((one) => {
      const [start, end] =
        one.space === null || one.closure ? [one.from, one.until] : withAround(one.space, one.from, one.until)
      return (
        one !== but &&
        one.state === 'active' &&
        related(house, one.space, space) &&
        start < until &&
        from < end
      )
    })
  const free = (space: number, from: number, until: number, but?: Held) =>
    inTheWay(space, ...withAround(space, from, until), but).length === 0
  for (const op of ops) {
    if ('space' in op) {
      const space = op.space % house.spaces.length
      const [from, until] = [op.from, op.from + op.length]
      const call = { do: op.do, space: house.spaces[space], start: at(from), end: at(until) }
      if (op.do === 'close') {
        const whole = op.whole ? null : space
        for (const one of inTheWay(whole, from, until)) if (!one.closure) one.state = 'displaced'
        list.push({
          id: crypto.randomUUID(),
          space: whole,
          from,
          until,
          state: 'active',
          closure: true,
          booking: false,
        })
        calls.push({ ...call, id: list.at(-1)!.id, space: whole === null ? null : house.spaces[whole] })
        outcomes.push(true)
      } else if (op.do === 'move') {
        const bookings = list.filter(({ booking }) => booking)
        const one = bookings[op.target % bookings.length]
        if (!one) continue
        const ok = one.state !== 'active' || free(space, from, until, one)
        if (ok) Object.assign(one, { space, from, until })
        calls.push({ ...call, id: one.id })
        outcomes.push(ok)
      } else {
        const days = op.do === 'book' ? op.count : 1
        const dates = Array.from({ length: days }, (_, n) => [from + 48 * n, until + 48 * n] as const)
        const ok = dates.every(([start, end]) => free(space, start, end))
        const fresh = dates.map(([start, end]): Held => ({
          id: crypto.randomUUID(),
          space,
          from: start,
          until: end,
          state: 'active',
          closure: false,
          booking: op.do === 'book',
        }))
        if (ok) list.push(...fresh)
        calls.push({ ...call, ids: fresh.map(({ id }) => id), no: 2 + run * 20 + calls.length })
        outcomes.push(ok)
      }
    } else {
      const fits = list.filter((one) =>
        op.do === 'lift' ? one.closure && one.state === 'active' : one.booking && one.state !== 'ended',
      )
      const one = fits[op.target % fits.length]
      if (!one) continue
      const ok = op.do !== 'restore' || one.state === 'active' || free(one.space!, one.from, one.until)
      if (op.do === 'restore' && ok) one.state = 'active'
      if (op.do !== 'restore') one.state = 'ended'
      calls.push({ do: op.do, id: one.id })
      outcomes.push(ok)
    }
  }
  return { calls, outcomes }
}

test('the database allows exactly what a list of everything held would', { timeout: 600_000 }, async () => {
  let run = 0
  const sequence = fc.array(Op, { minLength: 2, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      fc.nat(houses.length - 1),
      fc.array(sequence, { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async (which, sequences) => {
        const house = houses[which]!
        const played = sequences.map((ops) => play(house, ops, run++))
        const calls = JSON.stringify(played.flatMap((one) => one.calls))
        const { rows } = await sql<{ done: boolean[] }>`
          select public.perform(${house.palaceId}, ${house.sessionId}, ${calls}::jsonb) as done`.execute(
          database.db,
        )
        expect(rows[0]!.done).toEqual(played.flatMap((one) => one.outcomes))
      },
    ),
    { numRuns: RUNS / AT_ONCE, endOnFailure: true },
  )
  expect(run).toBe(RUNS)
})
