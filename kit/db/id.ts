import { randomFillSync } from 'node:crypto'

/** Random bytes are fetched for many ids at once: fetching costs more than the bytes. Each is used once. */
const pool = Buffer.allocUnsafe(16 * 256)
let used = pool.length

/** A new UUIDv7 (RFC 9562): sorts by time of creation, so primary keys grow at one end. */
export function newId(milliseconds: number = Temporal.Now.instant().epochMilliseconds): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, (used += 16))
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
