import { expect, it } from 'vitest'
import { judgeChange, rankOf } from './change.ts'
import { reasonsFor } from './reasons.ts'
import type { HallProblem, Placement } from './problem.ts'
import { freeCells, halvesOf, openCells, timeOf, unitsOf } from './week.ts'

/** One hall open for four cells and one for two; a union, a club and a school that all want the first. */
const problem: HallProblem = {
  week: { days: 1, cells: 4 },
  units: 2,
  spaces: [
    { units: [0], pad: 0, open: new Uint8Array(4).fill(1), free: Uint8Array.of(1, 1, 1, 0) },
    { units: [1], pad: 0, open: Uint8Array.of(1, 1, 0, 0), free: new Uint8Array(4).fill(1) },
  ],
  requests: [3, 2, 1].map((weight, club) => ({
    club,
    times: 1,
    least: 2,
    wanted: 2,
    weight,
    wishes: [
      { spaces: [0], days: [0], from: 0, until: 2 },
      { spaces: club === 2 ? [0] : [1], days: [0], from: club === 2 ? 2 : 0, until: club === 2 ? 4 : 2 },
    ],
  })),
  caps: [0, 0, 0],
  rankPercent: [100, 50],
  cellPercent: new Uint16Array(4).fill(100),
  locked: [],
}
const at = (request: number, space: number, rank: number): Placement => ({
  request,
  space,
  day: 0,
  start: 0,
  length: 2,
  rank,
})
const plan = [at(0, 0, 0), at(1, 1, 1)]

it('says of each wish who holds it and what each is worth, or what stands firm there', () => {
  const [first, second] = reasonsFor(problem, plan, 2, null)
  expect(first).toMatchObject({ why: 'held', holders: [0], own: 20_000, theirs: 60_000 })
  expect(second).toMatchObject({ why: 'heldFirm' })
  expect(reasonsFor(problem, plan, 0, null).map(({ why }) => why)).toEqual(['given', 'enough'])
  // A later choice was given: the earlier one is still explained, by whoever holds it.
  const late = [at(0, 1, 1), at(1, 0, 0)]
  expect(reasonsFor(problem, late, 0, null)).toMatchObject([{ why: 'held', holders: [1] }, { why: 'given' }])
  expect(reasonsFor(problem, [plan[1]!], 2, null)[0]).toMatchObject({ why: 'free' })
})

it('says what a change costs, who has to go and where they can be instead', () => {
  // The club takes the hall of the union, which can go to the other as soon as the club has left it.
  const swap = judgeChange(problem, plan, new Set(), { from: 1, to: at(1, 0, 0) })
  expect(swap).toMatchObject({
    refusal: null,
    delta: 2 * 10_000 * (2 + 1.5 - 3 - 1),
    losers: [{ position: 0, to: at(0, 1, 1) }],
  })
  // The school has nowhere else to send anybody.
  const grant = judgeChange(problem, plan, new Set(), { from: null, to: at(2, 0, 0) })
  expect(grant).toMatchObject({ refusal: null, delta: 20_000 - 60_000, losers: [{ position: 0, to: null }] })
})

it('refuses what cannot be: what is locked, shut, firm, or often enough already', () => {
  const change = (from: number | null, to: Placement, locked: number[] = []) =>
    judgeChange(problem, plan, new Set(locked), { from, to }).refusal
  expect(change(null, at(2, 0, 0), [0])).toBe('locked')
  expect(change(null, { ...at(2, 1, -1), start: 1 })).toBe('notOpen')
  expect(change(null, { ...at(2, 0, -1), start: 2 })).toBe('heldFirm')
  expect(change(null, at(1, 0, 0))).toBe('oftenEnough')
  expect(judgeChange(problem, plan, new Set(), { from: 0, to: null })).toMatchObject({
    delta: -60_000,
    losers: [],
  })
  expect(rankOf(problem, { ...at(2, 1, 0) })).toBe(-1)
})

it('cuts opening hours and what is firm into half hours', () => {
  expect(halvesOf('19:30')).toBe(39)
  expect(timeOf(48)).toBe('24:00')
  const open = openCells([{ weekday: 2, opens: '08:45', closes: '12:10' }])
  expect([...open.keys()].filter((cell) => open[cell]).map((cell) => timeOf(cell - 48))).toEqual([
    '09:00',
    '09:30',
    '10:00',
    '10:30',
    '11:00',
    '11:30',
  ])
  const [firstDay, lastDay] = ['2026-12-01', '2026-12-28'].map((day) => Temporal.PlainDate.from(day))
  const held = ['2026-12-01', '2026-12-08'].map((day) => ({
    start: Temporal.PlainDateTime.from(`${day}T10:00`),
    end: Temporal.PlainDateTime.from(`${day}T10:30`),
  }))
  const taken = (takenPercent: number, setupMinutes: number) => {
    const free = freeCells(held, { firstDay: firstDay!, lastDay: lastDay!, takenPercent, setupMinutes })
    return [...free.keys()].filter((cell) => !free[cell]).map((cell) => timeOf(cell - 48))
  }
  expect(taken(25, 0)).toEqual(['10:00'])
  expect(taken(25, 15)).toEqual(['10:00', '10:30'])
  expect(taken(50, 0)).toEqual([])
})

it('lets a hall and its part never be given at once, but two parts of it', () => {
  const spaces = ['hall', 'east', 'west', 'court'].map((id) => ({
    id,
    parentId: id === 'east' || id === 'west' ? 'hall' : null,
  }))
  const { units, count } = unitsOf(spaces, new Map(spaces.map(({ id, parentId }) => [id, parentId])))
  expect(count).toBe(3)
  expect(units.get('hall')).toEqual([0, 1])
  expect(units.get('east')).toEqual([0])
  expect(units.get('court')).toEqual([2])
})
