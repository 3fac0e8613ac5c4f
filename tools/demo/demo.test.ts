import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Demo, demo } from './index.ts'
import type { SessionRecord } from './attendance.ts'

const baseDate = Temporal.PlainDate.from('2026-11-22')
const now = Temporal.Instant.from('2026-11-22T01:00:00Z')
const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0

let made: Demo
let records: SessionRecord[]
beforeAll(() => {
  made = demo({ baseDate })
  records = [...made.records()]
})

const fingerprint = (seed: string) => {
  const { palaces, people, programmes, sessions, cast, teachers, ...rest } = demo({
    baseDate,
    seed,
    count: 3000,
    palaces: 12,
  })
  const hash = createHash('sha256')
  hash.update(JSON.stringify([palaces, people, programmes, cast, teachers, rest.divisions, rest.federations]))
  for (const { row, meetings } of sessions) hash.update(JSON.stringify([row, meetings]))
  for (const { session: _, ...record } of rest.records()) hash.update(JSON.stringify(record))
  return hash.digest('hex')
}

test('the same seed gives the same rows, another seed gives others', () => {
  const first = fingerprint('a')
  expect(fingerprint('a')).toBe(first)
  expect(fingerprint('b')).not.toBe(first)
}, 120_000)

test('divisions are a tree of 1 province, 13 prefectures and 103 counties, each with a federation', () => {
  const levels = Map.groupBy(made.divisions, (d) => d.level)
  expect([levels.get('province')!.length, levels.get('city')!.length, levels.get('county')!.length]).toEqual([
    1, 13, 103,
  ])
  const codes = new Set(made.divisions.map((d) => d.code))
  expect(made.divisions.every((d) => d.parent_code === null || codes.has(d.parent_code))).toBe(true)
  expect(levels.get('province')![0]!.population).toBe(57_752_557)
  expect(new Set(made.federations.map((f) => f.division_code)).size).toBe(117)
})

test('palaces: 11 are sourced, the rest say that they are invented', () => {
  const real = made.palaces.filter((p) => !p.row.synthetic)
  expect(real).toHaveLength(11)
  expect(real.every((p) => p.row.source_url && p.row.phone === '12351')).toBe(true)
  expect(made.palaces.length).toBeGreaterThan(74)
  expect(new Set(made.palaces.map((p) => p.row.slug)).size).toBe(made.palaces.length)
  for (const { spaces } of made.palaces) expect(new Set(spaces.map((s) => s.name)).size).toBe(spaces.length)
})

describe('the season', () => {
  test('no room, and no hall with its parts, holds two meetings at once', () => {
    const parent = new Map(made.palaces.flatMap((p) => p.spaces.map((s) => [s.id, s.parent_id])))
    const meetings = made.sessions.flatMap((s) => s.meetings)
    const use = new Map<string, { from: number; to: number; space: string }[]>()
    for (const { space_id, during } of meetings) {
      const root = parent.get(space_id) ?? space_id
      use.set(root, [
        ...(use.get(root) ?? []),
        { from: during.start.epochMilliseconds, to: during.end.epochMilliseconds, space: space_id },
      ])
    }
    const clashes = [...use].flatMap(([root, times]) =>
      times.flatMap((a, i) =>
        times
          .slice(i + 1)
          .filter(
            (b) =>
              a.from < b.to && b.from < a.to && (a.space === b.space || a.space === root || b.space === root),
          ),
      ),
    )
    expect(clashes).toEqual([])
  })

  test('meetings are in order and the session spans them', () => {
    for (const { row, meetings } of made.sessions) {
      expect(row.meeting_count).toBe(meetings.length)
      expect(
        row.during.start.equals(meetings[0]!.during.start) &&
          row.during.end.equals(meetings.at(-1)!.during.end),
      ).toBe(true)
      const inOrder = meetings
        .slice(1)
        .every((meeting, i) => before(meetings[i]!.during.end, meeting.during.start))
      expect(inOrder).toBe(true)
    }
  })

  test.each(['2026-11-22', '2026-11-23', '2026-11-26', '2027-01-02'])(
    'the base day %s is well filled',
    (date) => {
      const other = demo({ baseDate: Temporal.PlainDate.from(date), count: 1000 })
      const today = other.sessions
        .flatMap((s) => s.meetings)
        .filter(
          ({ during }) => during.start.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() === date,
        )
      expect(today.length).toBeGreaterThan(150)
      expect(today.length).toBeLessThan(400)
    },
  )
})

describe('attendance', () => {
  test('volumes are alive and plausible', () => {
    const all = records.flatMap((r) => r.enrolments)
    const ratings = records.flatMap((r) => r.ratings)
    const attended = all.filter((e) => e.checked_in_at)
    const missed = all.filter((e) => e.released_at)
    const waiting = all.filter((e) => !e.confirmed_at && !e.cancelled_at && !e.offered_at)
    expect(all.length).toBeGreaterThan(60_000)
    expect(all.length).toBeLessThan(120_000)
    expect(missed.length / (missed.length + attended.length)).toBeCloseTo(0.06, 1)
    expect(ratings.reduce((sum, r) => sum + r.stars, 0) / ratings.length).toBeCloseTo(4.5, 1)
    expect(waiting.length).toBeGreaterThan(300)
  })

  test('rows keep what the database will demand', () => {
    for (const { session, tickets, enrolments } of records) {
      const seats = enrolments.flatMap((e) => e.seat_no ?? [])
      expect(new Set(seats).size).toBe(seats.length)
      expect(Math.max(0, ...seats)).toBeLessThanOrEqual(session.row.capacity)
      expect(new Set(tickets.map((t) => t.holder_id ?? t.id)).size).toBe(tickets.length)
      const persons = enrolments.flatMap((e) =>
        e.cancelled_at || e.passed_at || e.released_at ? [] : (e.person_id ?? []),
      )
      expect(new Set(persons).size).toBe(persons.length)
    }
    const broken = records
      .flatMap(({ enrolments }) => enrolments)
      .filter((e) => {
        const holds =
          !e.cancelled_at &&
          !e.passed_at &&
          (!e.released_at || e.checked_in_at) &&
          (e.confirmed_at || e.offered_at)
        return (
          (e.seat_no !== null) !== Boolean(holds) ||
          [e.cancelled_at, e.passed_at, e.released_at].filter(Boolean).length > 1 ||
          (e.checked_in_at && !e.confirmed_at) ||
          !before(e.enrolled_at, now) ||
          !before(e.cancelled_at ?? now, now)
        )
      })
    expect(broken).toEqual([])
  })

  test('ticket codes are unique at a palace', () => {
    const codes = records.flatMap((r) => r.tickets.map((t) => `${t.palace_id} ${t.code}`))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('the demonstration accounts have their stories', () => {
    const of = (id: string) => records.flatMap((r) => r.enrolments).filter((e) => e.person_id === id)
    const { rider, suspended, kids, elder } = made.cast
    expect(
      of(rider.id).filter((e) => e.offered_at && !e.confirmed_at && !before(e.offer_expires_at!, now)),
    ).toHaveLength(1)
    expect(of(suspended.id).filter((e) => e.released_at)).toHaveLength(3)
    expect(kids.map((kid) => of(kid.id).filter((e) => e.confirmed_at).length).every((n) => n > 0)).toBe(true)
    expect(of(elder.id).filter((e) => e.checked_in_at).length).toBeGreaterThan(0)
  })
})

describe('people', () => {
  test('phones are of the unserved prefix and unique; children have none, and a guardian', () => {
    const phones = made.people.flatMap((p) => p.phone ?? [])
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.every((phone) => /^154\d{8}$/.test(phone))).toBe(true)
    expect(made.people.filter((p) => p.guardian_id).every((p) => p.phone === null)).toBe(true)
    expect(made.unions.flatMap(({ members }) => members).length).toBeGreaterThan(3 * made.unions.length)
    expect(made.people).toHaveLength(20_000)
  })

  test('ages are plausible', () => {
    const born = new Map(made.people.map((p) => [p.id, p.birth_year]))
    const age = (p: { birth_year: number }) => 2026 - p.birth_year
    const children = made.people.filter((p) => p.guardian_id)
    const adults = made.people.filter((p) => !p.guardian_id)
    expect(children.filter((p) => age(p) < 3 || age(p) > 15)).toEqual([])
    expect(children.filter((p) => p.birth_year - born.get(p.guardian_id!)! < 18)).toEqual([])
    expect(adults.filter((p) => age(p) < 18 || age(p) > 80)).toEqual([])
    expect(adults.filter((p) => p.retired && age(p) < 55)).toEqual([])
  })
})
