export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type MediaType = (typeof mediaTypes)[number]

/** Most bytes of a file. */
export const MOST_BYTES = 10 * 1024 * 1024

const beginnings: readonly [MediaType, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is, told by its bytes and never by its name; null: nothing that we take. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null =>
  beginnings.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte))?.[0] ?? null
