import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'

/** A backup that cannot be made or used; the message says why and what to do, in one line for the operator. */
export class BackupError extends Error {}

/** What a frame holds: the manifest, a table's beginning, its data, its end, sequences, the end of everything. */
export type FrameKind = 'M' | 'T' | 'D' | 'E' | 'S' | 'Z'
export type Frame = { kind: FrameKind; payload: Buffer }

const MAGIC = Buffer.from('WENHUAGONG BACKUP 1\n')
/** The last line, outside what is packed: the hash of everything before it. A file cut off, or changed, does not end so. */
const endOf = (digest: Hash) => Buffer.from(`END ${digest.digest('hex')}\n`)
const END_BYTES = 4 + 64 + 1
const HEAD_BYTES = 5
/** PostgreSQL hands out at most a row at a time, and no row comes near. */
const LARGEST_FRAME = 512 * 1024 * 1024
const KINDS = new Set('MTDESZ')

export type ArchiveWriter = {
  /** Resolves when there is room for more. */
  write(kind: FrameKind, payload: Buffer | object): Promise<void>
  /** Writes the end, makes sure of the disk, and only then gives the file its name. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

/** Begins a backup file beside its name: what is interrupted never bears it. @throws BackupError when the name is taken */
export async function createArchive(file: string): Promise<ArchiveWriter> {
  if (
    await open(file, 'r').then(
      (handle) => (handle.close(), true),
      () => false,
    )
  )
    throw new BackupError(`${file} is there already; choose another name.`)
  const half = `${file}.part`
  const out = await begin(half)
  const packed = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
  const digest = createHash('sha256').update(MAGIC)
  const piped = pipeline(packed, through(digest), out, { end: false }).catch((error: Error) => {
    throw new BackupError(`${half} cannot be written (${error.message}); nothing of it was kept.`)
  })
  piped.catch(() => {}) // told by the write that meets it
  const put = async (bytes: Buffer) => {
    if (packed.write(bytes)) return
    await Promise.race([new Promise((done) => packed.once('drain', done)), piped])
  }
  const frame = async (kind: FrameKind, payload: Buffer) => {
    const head = Buffer.alloc(HEAD_BYTES)
    head.write(kind)
    head.writeUInt32BE(payload.length, 1)
    await put(head)
    await put(payload)
  }
  return {
    write: (kind, payload) =>
      frame(kind, Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))),
    async finish() {
      await frame('Z', Buffer.alloc(0))
      packed.end()
      await piped
      out.end(endOf(digest))
      await finished(out)
      await rename(half, file)
    },
    async discard() {
      packed.destroy()
      out.destroy()
      await finished(out).catch(() => {})
      await rm(half, { force: true })
    },
  }
}

const through = (digest: Hash) =>
  async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      digest.update(chunk)
      yield chunk
    }
  }

async function begin(half: string): Promise<WriteStream> {
  const out = createWriteStream(half, { mode: 0o600, flush: true })
  const failed = new Promise<never>((_, fail) => out.once('error', fail))
  await Promise.race([new Promise((done) => out.write(MAGIC, done)), failed]).catch((error: Error) => {
    throw new BackupError(`${half} cannot be written (${error.message}).`)
  })
  return out
}

/** Reads a backup frame by frame, holding one at a time. @throws BackupError when it is none, damaged or cut off */
export async function* readArchive(file: string): AsyncGenerator<Frame> {
  const digest = createHash('sha256').update(MAGIC)
  const { packed, end } = await openArchive(file)
  let last: FrameKind | null = null
  try {
    for await (const frame of framesOf(file, pipedThrough(packed, digest))) {
      yield frame
      last = frame.kind
    }
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (code.startsWith('ZSTD_') || code.startsWith('Z_')) throw damaged(file, (error as Error).message)
    throw error
  }
  if (last !== 'Z') throw damaged(file, 'its end is missing')
  if (!endOf(digest).equals(end)) throw damaged(file, 'its checksum differs')
}

async function* framesOf(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = []
  let size = 0
  const take = (count: number): Buffer => {
    const all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
    waiting = [all.subarray(count)]
    size -= count
    return all.subarray(0, count)
  }
  let head: Buffer | null = null
  for await (const chunk of bytes) {
    waiting.push(chunk)
    size += chunk.length
    for (;;) {
      if (!head) {
        if (size < HEAD_BYTES) break
        head = take(HEAD_BYTES)
        if (!KINDS.has(String.fromCharCode(head[0]!)) || head.readUInt32BE(1) > LARGEST_FRAME)
          throw damaged(file, 'it holds what no backup holds')
      }
      const length = head.readUInt32BE(1)
      if (size < length) break
      yield { kind: String.fromCharCode(head[0]!) as FrameKind, payload: take(length) }
      head = null
    }
  }
  if (head || size > 0) throw damaged(file, 'it ends in the middle')
}

/** The packed middle of a backup file, and its last line. */
async function openArchive(file: string): Promise<{ packed: Readable; end: Buffer }> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${file} cannot be read (${error.code}).`)
  })
  try {
    const { size } = await handle.stat()
    const start = Buffer.alloc(MAGIC.length)
    await handle.read(start, 0, start.length, 0)
    if (!start.equals(MAGIC)) throw new BackupError(`${file} is not a backup that this version can read.`)
    if (size <= MAGIC.length + END_BYTES) throw damaged(file, 'its end is missing')
    const end = Buffer.alloc(END_BYTES)
    await handle.read(end, 0, END_BYTES, size - END_BYTES)
    const packed = createReadStream(file, { start: MAGIC.length, end: size - END_BYTES - 1 })
    return { packed, end }
  } finally {
    await handle.close()
  }
}

function pipedThrough(packed: Readable, digest: Hash): Readable {
  const out = createZstdDecompress()
  pipeline(packed, through(digest), out).catch((error: Error) => out.destroy(error))
  return out
}

const damaged = (file: string, how: string) =>
  new BackupError(`${file} is damaged (${how}); nothing was changed. Take another copy.`)
