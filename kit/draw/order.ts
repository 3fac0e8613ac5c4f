import { compareBytes } from './bytes.ts'

/**
 * The order of a draw: the numbers of the tickets (32 bytes each, one after the other) from the lowest ticket to the
 * highest, read as unsigned numbers with the highest byte first. Of equal tickets the one that stands first comes first.
 */
export function orderOf(tickets: Uint8Array): Uint32Array {
  const count = tickets.length / 32
  const view = new DataView(tickets.buffer, tickets.byteOffset, tickets.byteLength)
  const starts = Uint32Array.from({ length: count }, (_, i) => view.getUint32(32 * i))
  const asTheyStand = Uint32Array.from({ length: count }, (_, i) => i)
  const ticket = (i: number) => tickets.subarray(32 * i, 32 * i + 32)
  const compare = (a: number, b: number) => compareBytes(ticket(a), ticket(b)) || a - b
  if (count < FEW) return asTheyStand.toSorted(compare)
  const order = byHalf(byHalf(asTheyStand, starts, 0), starts, 16)
  // Of a million tickets about a hundred share their first four bytes with another: only these are compared whole.
  for (let from = 0, to = 1; from < count; from = to, to++) {
    const start = starts[order[from]!]
    while (to < count && starts[order[to]!] === start) to++
    if (to - from > 1) order.subarray(from, to).sort(compare)
  }
  return order
}

/** Below this, comparing is faster than counting. */
const FEW = 2_000

/** Sorts by 16 bits of each number, keeping the order of equals: counting sort, many times as fast as comparing. */
function byHalf(order: Uint32Array, numbers: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(0x10001)
  for (const number of numbers) next[((number >>> shift) & 0xffff) + 1]!++
  for (let value = 0; value < 0x10000; value++) next[value + 1]! += next[value]!
  const sorted = new Uint32Array(order.length)
  for (const i of order) sorted[next[(numbers[i]! >>> shift) & 0xffff]!++] = i
  return sorted
}
