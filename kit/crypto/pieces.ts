import { keyring } from './installed.ts'

const PIECE = 256 * 1024

/** A file encrypted in pieces, for the rows of a table; `column` is sealed in, so that a piece copied elsewhere does not open. */
export const sealPieces = (column: string, bytes: Uint8Array): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, position) =>
    keyring().encrypt(
      column,
      Buffer.from(bytes.subarray(position * PIECE, (position + 1) * PIECE)).toString('base64'),
    ),
  )

/** The file that the pieces are, in their order and in clear. */
export const openPieces = (column: string, pieces: readonly Buffer[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(pieces.map((piece) => Buffer.from(keyring().decrypt(column, piece), 'base64'))),
  )
