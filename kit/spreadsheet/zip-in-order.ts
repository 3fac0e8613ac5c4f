import { createInflateRaw } from 'node:zlib'
import { HucreError } from 'hucre'
import type { ZipEntry } from './zip-directory.ts'

const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER = 0x04034b50
const LOCAL_LENGTH = 30
const PIECE = 256 * 1024

const sheet = (name: string) => /^xl\/worksheets\/sheet\d+\.xml$/i.test(name)
const needed = (name: string) =>
  name === '[Content_Types].xml' ||
  name.endsWith('.rels') ||
  /^xl\/(workbook|sharedStrings|styles)\.xml$/i.test(name)

/** Whether the sheets stand where Excel, WPS and LibreOffice put them; others are read as a whole. */
export const readsInOrder = (entries: readonly ZipEntry[]): boolean => {
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+$/i.test(name))
  return (
    sheets.length > 0 &&
    sheets.every(({ name }) => sheet(name)) &&
    entries.every(({ method }) => method === STORED || method === DEFLATED)
  )
}

/**
 * A workbook's parts in an order in which it can be read from front to back (Excel writes the texts of the cells after the
 * cells), unpacked while they are asked for and no further than they claim. `ready` holds the next piece back.
 */
export async function* zipInOrder(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  ready: () => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const parts = [...entries.filter(({ name }) => needed(name)), ...entries.filter(({ name }) => sheet(name))]
  for (const entry of parts) {
    yield localHeader(entry)
    let size = 0
    for await (const piece of unpacked(bytes, entry)) {
      await ready()
      size += piece.length
      if (size > entry.unpacked) break
      yield piece
    }
    if (size !== entry.unpacked) throw new Damaged(`${entry.name} is not as long as it says`)
  }
}

/** What the reader of workbooks throws for a file that does not hold together. */
class Damaged extends HucreError {}

function localHeader({ name, unpacked }: ZipEntry): Uint8Array<ArrayBuffer> {
  const title = Buffer.from(name)
  const header = Buffer.alloc(LOCAL_LENGTH + title.length)
  header.writeUInt32LE(LOCAL_HEADER, 0)
  header.writeUInt16LE(STORED, 8)
  header.writeUInt32LE(unpacked, 18)
  header.writeUInt32LE(unpacked, 22)
  header.writeUInt16LE(title.length, 26)
  title.copy(header, LOCAL_LENGTH)
  return new Uint8Array(header)
}

async function* unpacked(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { at, packed, method } = entry
  if (at + LOCAL_LENGTH > view.length || view.readUInt32LE(at) !== LOCAL_HEADER)
    throw new Damaged(`${entry.name} is not where it should be`)
  const start = at + LOCAL_LENGTH + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28)
  const body = view.subarray(start, start + packed)
  if (method === STORED) {
    for (let from = 0; from < body.length; from += PIECE)
      yield new Uint8Array(body.subarray(from, from + PIECE))
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE })
  inflate.end(body)
  try {
    for await (const piece of inflate) yield piece as Uint8Array<ArrayBuffer>
  } catch (error) {
    throw new Damaged(`${entry.name} cannot be unpacked`, { cause: error })
  }
}
