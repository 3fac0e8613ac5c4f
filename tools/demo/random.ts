import { createHash } from 'node:crypto'

/** A repeatable stream of random numbers. Each topic takes its own stream, so adding rows to one leaves the others alone. */
export type Random = {
  /** 0 ≤ n < 1 */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Picks in proportion to weights; needs at least one positive weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  /** `count` different items, in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[]
}

/** Starts the stream named `topic` of `seed` (sfc32, state from SHA-256). */
export function randomFor(seed: string, topic: string): Random {
  const state = createHash('sha256').update(`${seed}\n${topic}`).digest()
  let [a, b, c, counter] = [state.readUInt32LE(0), state.readUInt32LE(4), state.readUInt32LE(8), 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)]!,
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) if ((left -= weight) < 0) return item
      return items.findLast(([, weight]) => weight > 0)![0]
    },
    sample(items, count) {
      const pool = [...items]
      const wanted = Math.min(count, pool.length)
      for (let i = 0; i < wanted; i++) {
        const j = int(i, pool.length - 1)
        ;[pool[i], pool[j]] = [pool[j]!, pool[i]!]
      }
      return pool.slice(0, wanted)
    },
  }
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/** A UUIDv7 that depends only on the stream and the instant it stands for. */
export function uuid7(random: Random, epochMs: number): string {
  const time = hex(epochMs, 12)
  const version = hex(0x7000 + random.int(0, 0xfff), 4)
  const variant = hex(0x8000 + random.int(0, 0x3fff), 4)
  const tail = hex(random.int(0, 0xffffff), 6) + hex(random.int(0, 0xffffff), 6)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`
}
