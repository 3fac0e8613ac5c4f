import { expect, test } from 'vitest'
import { beaconRoundAt, beaconTime, quicknet, verifyBeacon } from './index.ts'

// Recorded: rounds 1000 and 657413 of quicknet, as the League of Entropy published them.
const recorded = [
  [1000, 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'],
  [
    657413,
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  ],
] as const

test.each(recorded)('round %i of the beacon is verified without a network', (round, signature) => {
  expect(verifyBeacon({ chain: quicknet.chain, round }, signature)).toBe(true)
  expect(verifyBeacon({ chain: quicknet.chain, round: round + 1 }, signature)).toBe(false)
  expect(verifyBeacon({ chain: quicknet.chain, round }, `a${signature.slice(1)}`)).toBe(false)
})

test('a round is named by the time at which it comes into being', () => {
  const time = Temporal.Instant.from('2026-12-01T12:00:00Z').epochMilliseconds / 1000
  const named = beaconRoundAt(quicknet, time)
  expect(beaconTime(named)).toBeGreaterThanOrEqual(time)
  expect(beaconTime({ ...named, round: named.round - 1 })).toBeLessThan(time)
})
