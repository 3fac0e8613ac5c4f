import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BeaconRound, beaconTime, quicknet, readProof, readSeal } from '#kit/draw/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { provideBeacon } from '../ports.ts'
import { drawOf } from '../queries/draw.ts'
import { aRoundHouse, type RoundHouse } from '../testing.ts'
import { announceRound } from './announce-round.ts'
import { createRound } from './create-round.ts'
import { drawWithBeacon } from './draw-with-beacon.ts'
import { sealRound } from './seal-round.ts'

// Round 657413 of quicknet, as the League of Entropy published it: so the round of this test is drawn in September 2023.
const recorded = { chain: quicknet.chain, round: 657413 }
const signature =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b'
const drawAt = Temporal.Instant.fromEpochMilliseconds(1000 * (beaconTime(recorded) - 1))
const days = (number: number) => drawAt.add({ hours: 24 * number }).toString()

const database = testDatabase()
let house: RoundHouse
const asked: BeaconRound[] = []
let there = false
beforeAll(async () => {
  house = await aRoundHouse(database.db)
  provideBeacon(async (round) => {
    asked.push(round)
    return there ? signature : null
  })
})
afterAll(() => provideBeacon(null))

test('an installation that reads a beacon names its round in the seal, and draws by it without anybody’s secret', async () => {
  house.clock.set(days(-5))
  const session = await house.session({ capacity: 3 })
  const director = house.asDirector()
  const { roundId } = await createRound(director, {
    palaceId: house.palace.id,
    title: '秋季夜校',
    applyFrom: days(-4),
    applyUntil: days(-2),
    drawAt: drawAt.toString(),
    confirmUntil: days(2),
    openAt: days(3),
    mostChoices: 1,
    mostTogether: 1,
    reserves: [],
    precedence: [0],
    firstTime: 0,
    perLostRound: 0,
    mostTickets: 1,
    courses: [{ ...session, seats: 3, reserved: [] }],
  })
  const ids = { palaceId: house.palace.id, roundId }
  await announceRound(director, ids)
  house.clock.set(days(-1))
  await sealRound(director, ids)
  const sealed = readSeal((await drawOf(house.db, ids.palaceId, roundId))!.seal)
  expect(sealed).toMatchObject({ beacon: recorded, missing: 'continue', contributions: [] })

  house.clock.set(drawAt.toString())
  // Not there yet: nothing is drawn, and whoever may not draw makes nobody ask.
  const visitor = house.as({ personId: null, grants: [] })
  await expect(drawWithBeacon(visitor, ids)).rejects.toMatchObject({ status: 401 })
  expect(asked).toEqual([])
  await expect(drawWithBeacon(director, ids)).rejects.toMatchObject({ code: 'beacon-wrong' })
  there = true
  await drawWithBeacon(director, ids)
  expect(asked).toEqual([recorded, recorded])
  const { proof } = (await drawOf(house.db, ids.palaceId, roundId))!
  expect(readProof(proof!).beacon).toEqual({ signature })
})
