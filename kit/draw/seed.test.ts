import { describe, expect, test } from 'vitest'
import { commitmentTo, type Seal, seedOf, toHex } from './index.ts'
import { beacon, plan, round, secrets, signature } from './testing.ts'

const seal = 'ab'.repeat(32)
const sealed: Seal = {
  ...plan,
  format: 'wenhuagong-draw-1',
  round,
  sealedAt: 1,
  list: { rows: 0, sha256: '', root: '' },
  rules: { sha256: '' },
}
const entropy = { reveals: secrets, beacon: { signature } }
const seedWith = (over: Partial<typeof entropy>, plan: Partial<Seal> = {}, hash = seal) =>
  toHex(seedOf({ ...sealed, ...plan }, hash, { ...entropy, ...over }).seed)

describe('a seed', () => {
  test('changes with the seal, with each secret that stays away, and with the beacon', () => {
    const seeds = [
      seedWith({}),
      seedWith({}, {}, 'ac'.repeat(32)),
      seedWith({ reveals: [secrets[0]!] }),
      seedWith({ reveals: [secrets[1]!] }),
      seedWith({ reveals: [] }),
    ]
    expect(new Set(seeds).size).toBe(seeds.length)
    expect(seedWith({ reveals: secrets.toReversed() })).toBe(seeds[0])
  })

  test('takes the beacon alone, and people alone', () => {
    expect(seedOf({ ...sealed, contributions: [] }, seal, { ...entropy, reveals: [] }).missing).toEqual([])
    const people = { ...sealed, beacon: null, missing: 'stop' as const }
    expect(seedOf(people, seal, { reveals: secrets, beacon: null }).seed).toHaveLength(32)
  })

  test('under 128 bits is refused: a plate with six digits is not enough', () => {
    expect(() => commitmentTo(round, { name: '摇号机', secret: '012345' })).toThrow(
      'secret-too-short: 摇号机',
    )
    expect(() => commitmentTo(round, { name: '摇号机', secret: '0'.repeat(30) })).toThrow('secret-too-short')
    expect(() => commitmentTo(round, { name: '摇号机', secret: '0'.repeat(32) })).not.toThrow()
    const nothing = { ...sealed, contributions: [], beacon: null }
    expect(() => seedOf(nothing, seal, { reveals: [], beacon: null })).toThrow('secret-too-short')
  })

  test('takes no secret twice, none of a stranger, and no beacon that was not named', () => {
    const twice = { reveals: [secrets[0]!, secrets[0]!] }
    expect(() => seedWith(twice)).toThrow('contribution-unknown: 省总工会')
    expect(() => seedWith({ reveals: [{ name: 'Somebody', secret: '0'.repeat(64) }] })).toThrow(
      'contribution-unknown',
    )
    expect(() => seedOf(sealed, seal, { reveals: secrets, beacon: null })).toThrow('beacon-missing')
    expect(() => seedWith({}, { beacon: null })).toThrow('beacon-missing')
    expect(() => seedWith({}, { beacon: { ...beacon, round: 1001 } })).toThrow('beacon-differs: 1001')
    expect(() => seedWith({}, { beacon: { ...beacon, chain: '00' } })).toThrow('beacon-unknown')
  })
})

describe('a commitment', () => {
  test('is bound to the round and to the name, so that nobody can repeat that of another', () => {
    const secret = secrets[0]!.secret
    const all = [
      commitmentTo(round, { name: 'A', secret }),
      commitmentTo(round, { name: 'B', secret }),
      commitmentTo('autumn-2027', { name: 'A', secret }),
    ]
    expect(new Set(all).size).toBe(3)
  })

  test('refuses a name that could pass for more than one line', () => {
    expect(() => commitmentTo(round, { name: 'A\nB', secret: secrets[0]!.secret })).toThrow('bad-name')
    expect(() => commitmentTo(round, { name: '', secret: secrets[0]!.secret })).toThrow('bad-name')
  })
})
