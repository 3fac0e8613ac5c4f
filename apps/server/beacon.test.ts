import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quicknet } from '#kit/draw/index.ts'
import { beaconAt } from './beacon.ts'

// Rounds 1000 and 657413 of quicknet, as the League of Entropy published them.
const recorded: Record<string, string> = {
  '1000': 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  '657413':
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
}
let answer = (round: string): unknown => ({ round: Number(round), signature: recorded[round] })
const server = createServer(({ url }, response) => {
  const [, chain, , round] = url!.split('/')
  if (chain !== quicknet.chain || !recorded[round!]) response.writeHead(404).end('round is not there yet')
  else response.end(JSON.stringify(answer(round!)))
})
let read: ReturnType<typeof beaconAt>
const at = (round: number) => ({ chain: quicknet.chain, round })

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  read = beaconAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
afterAll(() => server.close())

test('a recorded round is read and verified', async () => {
  expect(await read(at(1000))).toBe(recorded['1000'])
  expect(await read(at(657413))).toBe(recorded['657413'])
})

test('a round that is not there yet, and a beacon that cannot be reached, are no answer', async () => {
  expect(await read(at(1001))).toBeNull()
  expect(await beaconAt('http://127.0.0.1:9')(at(1000))).toBeNull()
})

test('whoever answers need not be trusted', async () => {
  const honest = answer
  for (const lie of [
    { round: 1000, signature: recorded['657413'] },
    { round: 657413, signature: recorded['657413'] },
    { round: 1000, signature: 'ab'.repeat(48) },
    { round: 1000 },
    'nothing',
  ]) {
    answer = () => lie
    expect(await read(at(1000))).toBeNull()
  }
  answer = honest
})
