/** What a file may be at most; a real roll of 200,000 people stays far below. */
export type Limits = {
  bytes: number
  unpackedBytes: number
  /** How many times larger than the file its parts may claim to be, once they are over 16 MB. */
  unpackedRatio: number
  rows: number
  columns: number
  characters: number
}

export const usualLimits: Limits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  unpackedRatio: 100,
  rows: 200_000,
  columns: 100,
  characters: 2_000,
}
