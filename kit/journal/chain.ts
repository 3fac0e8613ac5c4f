import { createHash } from 'node:crypto'

/** The columns of an entry as texts, in the order in which they are hashed; null where nothing is stored. */
export type EntryTexts = readonly (string | null)[]

/** What a seal says of its entries; its hash is made of exactly this. */
export type SealBody = {
  number: number
  firstTransaction: number
  beforeTransaction: number
  count: number
  root: Buffer
  previous: Buffer
  sealedAt: Temporal.Instant
}

/** What stands in the place of the seal before the first. */
export const NOTHING_BEFORE = Buffer.alloc(32)
export const HASH_BYTES = 32

/** Hash of one entry. Byte by byte in docs/algorithms/journal-chain.md. */
export const entryHash = (texts: EntryTexts): Buffer => sha256(netstrings(texts))

/** Hash of the entries of a seal, from their hashes one after the other. */
export const rootOf = (entryHashes: Buffer): Buffer => sha256(entryHashes)

/** Hash of a seal: it covers the seal before, and so everything that was ever sealed. */
export const sealHash = (seal: SealBody): Buffer =>
  sha256(
    netstrings([
      String(seal.number),
      String(seal.firstTransaction),
      String(seal.beforeTransaction),
      String(seal.count),
      seal.root.toString('hex'),
      seal.previous.toString('hex'),
      seal.sealedAt.toString({ fractionalSecondDigits: 6 }),
    ]),
  )

/** Each text as "bytes:text,"; nothing as "-,": no two lists of texts give the same bytes. */
function netstrings(texts: EntryTexts): string {
  return texts.map((text) => (text === null ? '-,' : `${Buffer.byteLength(text)}:${text},`)).join('')
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
