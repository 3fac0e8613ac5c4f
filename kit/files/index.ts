import { createHash } from 'node:crypto'
import type { AppContext } from '#kit/http/context.ts'
import { defineErrors } from '#kit/http/problem.ts'
import './messages/index.ts'

const errors = defineErrors('files', { 'file-empty': 422, 'file-too-large': 413, 'file-kind': 422 })

export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type MediaType = (typeof mediaTypes)[number]

const MOST_BYTES = 10 * 1024 * 1024

const beginnings: readonly [MediaType, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is, told by its bytes and never by its name; null: nothing that we take. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null =>
  beginnings.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte))?.[0] ?? null

/** What a file is and its hash. @throws Problem `file-empty` | `file-too-large` | `file-kind` */
export function checkedFile(bytes: Uint8Array): { mediaType: MediaType; sha256: string } {
  if (bytes.length === 0) throw errors.error('file-empty')
  if (bytes.length > MOST_BYTES)
    throw errors.error('file-too-large', { params: { megabytes: MOST_BYTES / 1024 / 1024 } })
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType) throw errors.error('file-kind')
  return { mediaType, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/**
 * The body as it comes in, and not much more than may be: `checkedFile` says what is wrong with too much.
 * @throws Problem `file-kind` when it was sent as something else, and may have been read already
 */
export async function readFile(c: AppContext): Promise<Uint8Array<ArrayBuffer>> {
  if (!c.req.header('content-type')?.startsWith('application/octet-stream')) throw errors.error('file-kind')
  const body = c.req.raw.body as unknown as AsyncIterable<Uint8Array> | null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    pieces.push(piece)
    size += piece.length
    if (size > MOST_BYTES) break
  }
  return new Uint8Array(Buffer.concat(pieces))
}
