export type ZipEntry = {
  name: string
  packed: number
  unpacked: number
  /** How it is packed: 0 not at all, 8 deflated. */
  method: number
  /** Where its own header stands in the file. */
  at: number
}

const END_RECORD = 0x06054b50
const ENTRY = 0x02014b50
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 5_000

/**
 * The parts of a ZIP file with the sizes that they claim, read from its directory without unpacking anything; null when
 * there is none that holds together. The unpacker stops at the claimed size, so a false claim does not help an attacker.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count === 0 || count > MOST_ENTRIES) return null
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== ENTRY) return null
    const nameLength = view.readUInt16LE(at + 28)
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      method: view.readUInt16LE(at + 10),
      at: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

function endRecord(view: Buffer): number | null {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - LONGEST_COMMENT); at--)
    if (view.readUInt32LE(at) === END_RECORD) return at
  return null
}
