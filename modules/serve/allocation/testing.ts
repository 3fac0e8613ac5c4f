import fc from 'fast-check'
import type { Db } from '#kit/db/index.ts'
import { commitmentTo } from '#kit/draw/index.ts'
import { aHouse } from '#modules/serve/enrolment/testing.ts'
import { announceRound } from './actions/announce-round.ts'
import { commitContribution, revealContribution } from './actions/contribute.ts'
import { createRound } from './actions/create-round.ts'
import { drawSealedRound } from './actions/draw-round.ts'
import { sealRound } from './actions/seal-round.ts'
import type { ReserveKind } from './contract/vocabulary.ts'
import { type Market, OPEN } from './rules/market.ts'

/** A round small enough to write down in a test. */
export type SmallMarket = {
  parties: { choices: number[]; size: number; entitled: number }[]
  seats: number[]
  /** By course, by reserve. */
  reserved: number[][]
  precedence: number[]
  order: number[]
}

export function marketOf({ parties, seats, reserved, precedence, order }: SmallMarket): Market {
  const perParty = Math.max(1, ...parties.map(({ choices }) => choices.length))
  return {
    parties: parties.length,
    courses: seats.length,
    perParty,
    choices: Int32Array.from(
      parties.flatMap(({ choices }) => Array.from({ length: perParty }, (_, i) => choices[i] ?? -1)),
    ),
    sizes: Uint8Array.from(parties, ({ size }) => size),
    entitled: Uint32Array.from(parties, ({ entitled }) => entitled),
    order: Uint32Array.from(order),
    seats: Int32Array.from(seats),
    reserves: precedence.length - 1,
    reserved: Int32Array.from(reserved.flat()),
    precedence,
  }
}

/** Small rounds with too few places, so that every rule has work to do. */
export function aMarket(limits: {
  mostSize: number
  parties?: number
  courses?: number
  reserves?: number
}): fc.Arbitrary<SmallMarket> {
  const courses = limits.courses ?? 4
  return fc
    .record({
      reserves: fc.integer({ min: 0, max: limits.reserves ?? 2 }),
      parties: fc.integer({ min: 1, max: limits.parties ?? 14 }),
      courses: fc.integer({ min: 1, max: courses }),
    })
    .chain((size) => {
      const all = Array.from({ length: size.courses }, (_, course) => course)
      return fc
        .record({
          parties: fc.array(
            fc.record({
              choices: fc.shuffledSubarray(all),
              size: fc.integer({ min: 1, max: limits.mostSize }),
              entitled: fc.integer({ min: 0, max: 2 ** size.reserves - 1 }),
            }),
            { minLength: size.parties, maxLength: size.parties },
          ),
          open: fc.array(fc.integer({ min: 0, max: 3 }), {
            minLength: size.courses,
            maxLength: size.courses,
          }),
          reserved: fc.array(
            fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size.reserves, maxLength: size.reserves }),
            { minLength: size.courses, maxLength: size.courses },
          ),
          precedence: shuffled([OPEN, ...Array.from({ length: size.reserves }, (_, kind) => kind)]),
          order: shuffled(Array.from({ length: size.parties }, (_, party) => party)),
        })
        .map(({ open, reserved, ...rest }) => ({
          ...rest,
          reserved,
          seats: open.map((places, course) => places + reserved[course]!.reduce((a, b) => a + b, 0)),
        }))
    })
}

const shuffled = (all: number[]): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })

/** A palace whose director keeps rounds, and its clock: Sunday 2026-11-22 18:00. */
export async function aRoundHouse(db: Db) {
  const house = await aHouse(db)
  return { ...house, asDirector: () => house.as(house.director) }
}
export type RoundHouse = Awaited<ReturnType<typeof aRoundHouse>>

type Session = { palaceId: string; sessionId: string }
export type TestRound = { ids: { palaceId: string; roundId: string }; sessions: Session[] }

/** An announced round: applications until the 24th, the draw on the 25th, confirmation until the 27th, waitlists until the 29th. */
export async function aRound(
  house: RoundHouse,
  wish: {
    seats: number[]
    sessions?: Session[]
    reserves?: ReserveKind[]
    reserved?: number[][]
    perLostRound?: number
  },
): Promise<TestRound> {
  const { seats, reserves = [], reserved = seats.map(() => reserves.map(() => 0)) } = wish
  const sessions: Session[] = wish.sessions ?? []
  while (sessions.length < seats.length)
    sessions.push(await house.session({ capacity: seats[sessions.length]! }))
  const { roundId } = await createRound(house.asDirector(), {
    palaceId: house.palace.id,
    title: '冬季夜校',
    applyFrom: '2026-11-22T08:00:00+08:00',
    applyUntil: '2026-11-24T20:00:00+08:00',
    drawAt: '2026-11-25T10:00:00+08:00',
    confirmUntil: '2026-11-27T20:00:00+08:00',
    openAt: '2026-11-29T20:00:00+08:00',
    mostChoices: 3,
    mostTogether: 4,
    reserves,
    precedence: [...reserves.map((_, i) => i + 1), 0],
    firstTime: 0,
    perLostRound: wish.perLostRound ?? 1,
    mostTickets: 3,
    courses: sessions.map((session, i) => ({
      palaceId: session.palaceId,
      sessionId: session.sessionId,
      seats: seats[i]!,
      reserved: reserved[i]!,
    })),
  })
  const ids = { palaceId: house.palace.id, roundId }
  await announceRound(house.asDirector(), ids)
  return { ids, sessions }
}

/** Lets applications end, seals the round with the randomness of two contributors, and draws it. */
export async function drawnOf(
  house: RoundHouse,
  { ids }: TestRound,
  { until = 'drawn' }: { until?: 'sealed' | 'drawn' } = {},
): Promise<void> {
  const contributors = ['总工会', '公证处'].map((name, i) => ({ name, secret: `${i}a`.repeat(32) }))
  for (const one of contributors)
    await commitContribution(house.asDirector(), {
      ...ids,
      name: one.name,
      commitment: commitmentTo(ids.roundId, one),
    })
  house.clock.set('2026-11-24T20:00:00+08:00')
  await sealRound(house.asDirector(), ids)
  for (const one of contributors) await revealContribution(house.asDirector(), { ...ids, ...one })
  house.clock.set('2026-11-25T10:00:00+08:00')
  if (until === 'drawn') await drawSealedRound(house.asDirector(), ids)
}
