import { expect, test } from 'vitest'
import {
  canonicalFile,
  commitmentTo,
  fromHex,
  MerkleTree,
  orderOf,
  sealFile,
  seedOf,
  sha256Hex,
  streamOf,
  ticketOf,
  toHex,
  utf8,
} from './index.ts'
import vectors from './vectors.json' with { type: 'json' }

// Every expected value was computed in another language from the page alone: they change only with the format.

test('a canonical file', () => {
  const { value, file, sha256 } = vectors.canonical
  expect(new TextDecoder().decode(canonicalFile(value))).toBe(file)
  expect(sha256Hex(canonicalFile(value))).toBe(sha256)
})

test('Merkle roots of 0 to 13 leaves', () => {
  const { leaves, roots } = vectors.merkle
  const rootOf = (count: number) => {
    const tree = new MerkleTree()
    for (const leaf of leaves.slice(0, count)) tree.add(utf8(leaf))
    return toHex(tree.end().root)
  }
  expect(roots.map((_, count) => rootOf(count))).toEqual(roots)
})

test('commitments', () => {
  const { commitments } = vectors
  expect(commitments.map(({ round, ...secret }) => commitmentTo(round, secret))).toEqual(
    commitments.map(({ commitment }) => commitment),
  )
})

test('a seed from two secrets and a round of the beacon, one secret missing', () => {
  const { seal, contributions, beacon, reveals, signature, seed } = vectors.seed
  const plan = {
    format: 'wenhuagong-draw-1' as const,
    round: 'example',
    sealedAt: 1692805000,
    list: { rows: 0, sha256: '', root: '' },
    rules: { sha256: '' },
    contributions,
    revealBy: 1692805600,
    beacon,
    missing: 'continue' as const,
  }
  const made = seedOf(plan, seal, { reveals, beacon: { signature } })
  expect(toHex(made.seed)).toBe(seed)
  expect(made.missing).toEqual(['A citizen'])
  expect(sealFile(plan).at(-1)).toBe(10)
})

test('tickets, and the order that they give', () => {
  const { seed, round, of, order } = vectors.tickets
  const ticket = (party: string, tickets = 1) => ticketOf(fromHex(seed), round, party, tickets)
  expect(of.map(({ party, tickets }) => toHex(ticket(party, tickets)))).toEqual(
    of.map(({ ticket }) => ticket),
  )
  const parties = [...new Set(of.map(({ party }) => party))]
  const all = Uint8Array.from(parties.flatMap((party) => [...ticket(party)]))
  expect([...orderOf(all)].map((i) => parties[i])).toEqual(order)
})

test('a stream of numbers', () => {
  const { seed, label, numbers, below, shuffled } = vectors.stream
  const begin = () => streamOf(fromHex(seed), label)
  const first = begin()
  expect(numbers.map(() => first.next32())).toEqual(numbers)
  const second = begin()
  expect(below.n.map((n) => second.below(n))).toEqual(below.numbers)
  expect(begin().shuffle(Array.from(shuffled.keys()))).toEqual(shuffled)
})
