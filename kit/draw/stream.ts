import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from './bytes.ts'

/**
 * Numbers that follow from a seed and a label alone: block i is HMAC-SHA-256(seed, label ‖ 00 ‖ i as 8 bytes, highest first),
 * i from 0; the blocks are read as one stream of bytes.
 */
export function streamOf(seed: Uint8Array, label: string) {
  const message = Uint8Array.of(...utf8(label), 0, ...new Uint8Array(8))
  const counter = new DataView(message.buffer, message.length - 8)
  let block = new Uint8Array()
  let at = 0
  let blocks = 0n

  const next32 = (): number => {
    if (at === block.length) {
      counter.setBigUint64(0, blocks++)
      block = hmac(sha256, seed, message)
      at = 0
    }
    at += 4
    return new DataView(block.buffer, block.byteOffset).getUint32(at - 4)
  }
  /** A number from 0 to n − 1, each as likely: four bytes at a time, and those beyond the last whole n of 2^32 are thrown away. */
  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`below(${n})`)
    const limit = 2 ** 32 - (2 ** 32 % n)
    for (;;) {
      const number = next32()
      if (number < limit) return number % n
    }
  }
  return {
    next32,
    below,
    /** Puts the items in an order of which each is as likely: Fisher–Yates from the last place down. Changes and returns them. */
    shuffle<Items extends { [at: number]: unknown; length: number }>(items: Items): Items {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[items[i], items[j]] = [items[j], items[i]]
      }
      return items
    },
  }
}
