import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, type Interval } from '#kit/interval/index.ts'
import { type HourClass, hourClasses } from '../contract/vocabulary.ts'
import { classOfUse } from './class-of-use.ts'
import { leavesOf, type SpaceNode } from './leaves.ts'
import { hoursOfDay, minutesIn, spanOf } from './local-hours.ts'
import { isUsed, measureSpace, sum } from './measure-space.ts'
import { openingMinutes } from './opening.ts'

const DAY = Temporal.PlainDate.from('2026-11-24')
const SHANGHAI = 'Asia/Shanghai'
const at = (time: string, day = '2026-11-24') => Temporal.Instant.from(`${day}T${time}+08:00`)
const span = (from: string, to: string) => spanOf({ start: at(from), end: at(to) })
const minutesOf = (measured: ReturnType<typeof measureSpace>, wanted: HourClass) =>
  sum(measured.find((one) => one.class === wanted)?.within ?? [])

const hours = hoursOfDay(DAY, SHANGHAI)
const open = minutesIn(hours, [span('09:00', '21:00')])

test('a day of one room: a class with its set-up, a lease, a repair, the rest empty', () => {
  const measured = measureSpace(hours, open, [
    { class: 'free', held: span('09:45', '11:15') },
    { class: 'commercial', held: span('14:00', '16:00') },
    { class: 'maintenance', held: span('20:30', '23:00') },
  ])
  expect(Object.fromEntries(measured.map((one) => [one.class, sum(one.within)]))).toEqual({
    free: 90,
    commercial: 120,
    maintenance: 30,
    empty: 480,
  })
  const free = measured.find((one) => one.class === 'free')!
  expect(free.within.slice(9, 12)).toEqual([15, 60, 15])
})

test('use outside opening hours is counted apart; a repair at night is not use', () => {
  const measured = measureSpace(hours, open, [
    { class: 'discounted', held: span('20:00', '22:00') },
    { class: 'maintenance', held: span('22:00', '23:00') },
  ])
  const discounted = measured.find((one) => one.class === 'discounted')!
  expect([sum(discounted.within), sum(discounted.outside)]).toEqual([60, 60])
  expect(measured.map((one) => one.class)).toEqual(['discounted', 'empty'])
})

test('where old rows overlap, the one that began first counts', () => {
  const measured = measureSpace(hours, open, [
    { class: 'closed', held: span('10:30', '12:00') },
    { class: 'free', held: span('10:00', '11:00') },
  ])
  expect([minutesOf(measured, 'free'), minutesOf(measured, 'closed')]).toEqual([60, 60])
})

test.each([
  ['closure', null, 'closed'],
  ['maintenance', 'free', 'maintenance'],
  ['lease', 'commercial', 'commercial'],
  ['lease', 'free', 'free'],
  ['lease', null, 'commercial'],
  ['session', 'atCost', 'atCost'],
  ['booking', null, 'commercial'],
  ['hold', 'free', 'empty'],
] as const)('a %s at %s is %s', (kind, price, wanted) => {
  expect(classOfUse(kind, price)).toBe(wanted)
})

test('a hall counts through its parts, and through itself when the parts are retired', () => {
  const hall = { id: 'hall', parentId: null, retired: false }
  const part = (id: string, retired = false): SpaceNode => ({ id, parentId: 'hall', retired })
  const ids = (spaces: SpaceNode[]) => leavesOf(spaces).map(({ id }) => id)
  expect(ids([hall, part('a'), part('b')])).toEqual(['a', 'b'])
  expect(ids([hall, part('a'), part('b', true)])).toEqual(['a'])
  const [whole] = leavesOf([hall, part('a', true), part('b', true)])
  expect(whole!.id).toBe('hall')
  expect([...whole!.holders].toSorted()).toEqual(['a', 'b', 'hall'])
})

test('when the clocks change an hour is missing, or twice as long', () => {
  const lengths = (day: string) => {
    const starts = hoursOfDay(Temporal.PlainDate.from(day), 'Europe/Berlin')
    return starts.slice(1).map((start, hour) => start - starts[hour]!)
  }
  expect(lengths('2026-03-29').slice(1, 4)).toEqual([60, 0, 60])
  expect(lengths('2026-10-25').slice(1, 4)).toEqual([60, 120, 60])
})

test('off-peak is what lies outside working hours, and all of a day off', () => {
  const marks = { open, staffed: minutesIn(hours, [span('09:00', '18:00')]), shut: minutesIn(hours, []) }
  const work = { from: 9, until: 17 }
  expect(openingMinutes(DAY, hours, marks, work)).toEqual({ open: 720, staffed: 540, offPeak: 240 })
  const shut = minutesIn(hours, [span('09:00', '12:00')])
  expect(openingMinutes(DAY, hours, { ...marks, shut }, work)).toMatchObject({ open: 540, staffed: 360 })
  const sunday = DAY.add({ days: 5 })
  expect(openingMinutes(sunday, hours, marks, work).offPeak).toBe(720)
})

// As many as a check can wait for; BENEFIT_RUNS=10000 is the full measure.
const RUNS = Number(process.env['BENEFIT_RUNS'] ?? 60)
const zones = [
  [SHANGHAI, '2026-11-24'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
] as const

/** A day, a random tree, random uses of any of its spaces with seconds in their times, and random opening stretches. */
const days = fc.record({
  zone: fc.constantFrom(...zones),
  parents: fc.array(fc.record({ pick: fc.nat(), retired: fc.boolean() }), { minLength: 1, maxLength: 7 }),
  opening: fc.array(fc.tuple(fc.integer({ min: -90, max: 1600 }), fc.integer({ min: 1, max: 900 })), {
    maxLength: 3,
  }),
  uses: fc.uniqueArray(
    fc.record({
      space: fc.option(fc.nat(), { nil: null }),
      class: fc.constantFrom(...hourClasses.filter((name) => name !== 'empty')),
      second: fc.integer({ min: -20_000, max: 90_000 }),
      seconds: fc.integer({ min: 1, max: 30_000 }),
    }),
    { maxLength: 12, selector: ({ second }) => second },
  ),
})

test(
  'every minute of every space is in exactly one class, as looking at each minute finds',
  () => {
    fc.assert(
      fc.property(days, ({ zone: [timeZone, text], parents, opening, uses }) => {
        const day = Temporal.PlainDate.from(text)
        const midnight = day.toZonedDateTime(timeZone).toInstant()
        const spaces = parents.map(({ pick, retired }, no) => ({
          id: String(no),
          parentId: no === 0 || pick % (no + 1) === no ? null : String(pick % no),
          retired,
        }))
        const spans = opening.map(([minute, lasting]) => ({
          start: midnight.add({ minutes: minute }),
          end: midnight.add({ minutes: minute + lasting }),
        }))
        const held = uses.map(({ space, second, seconds, ...use }) => ({
          ...use,
          spaceId: space === null ? null : String(space % spaces.length),
          held: {
            start: midnight.add({ seconds: second }),
            end: midnight.add({ seconds: second + seconds }),
          },
        }))

        const starts = hoursOfDay(day, timeZone)
        const marked = minutesIn(starts, spans.map(spanOf))
        for (const leaf of leavesOf(spaces)) {
          const own = held.filter(({ spaceId }) => spaceId === null || leaf.holders.has(spaceId))
          const measured = measureSpace(
            starts,
            marked,
            own.map((use) => ({ ...use, held: spanOf(use.held) })),
          )
          expect(Object.fromEntries(measured.map((one) => [one.class, one]))).toEqual(
            minuteByMinute(day, timeZone, spans, held, spaces, leaf.id),
          )
          expect(sum(measured.flatMap(({ within }) => within))).toBe(sum([...marked]))
        }
      }),
      { numRuns: RUNS },
    )
  },
  Math.max(30_000, RUNS * 500),
)

type Held = { spaceId: string | null; class: HourClass; held: Interval }

/** The same by asking at each minute of the local day: open? held by what lies in, on or around the space? since when? */
function minuteByMinute(
  day: Temporal.PlainDate,
  timeZone: string,
  opening: readonly Interval[],
  uses: readonly Held[],
  spaces: readonly SpaceNode[],
  leafId: string,
) {
  const parentOf = (id: string) => spaces.find((space) => space.id === id)?.parentId ?? null
  const liesIn = (inner: string | null, outer: string): boolean =>
    inner !== null && (inner === outer || liesIn(parentOf(inner), outer))
  const found: Record<string, { class: HourClass; within: number[]; outside: number[] }> = {}
  let now = day.toZonedDateTime(timeZone)
  for (; now.toPlainDate().equals(day); now = now.add({ minutes: 1 })) {
    const instant = now.toInstant()
    const holding = uses
      .filter(({ held }) => contains(held, instant))
      .filter(({ spaceId }) => spaceId === null || liesIn(spaceId, leafId) || liesIn(leafId, spaceId))
      .toSorted((a, b) => Temporal.Instant.compare(a.held.start, b.held.start))
    const name = holding[0]?.class ?? 'empty'
    const open = opening.some((one) => contains(one, instant))
    if (!open && !isUsed(name)) continue
    const zeros = () => Array.from({ length: 24 }, () => 0)
    const one = (found[name] ??= { class: name, within: zeros(), outside: zeros() })
    one[open ? 'within' : 'outside'][now.hour]!++
  }
  return found
}
