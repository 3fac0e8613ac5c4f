/** A benchmark: makes what it needs in `dataDir`, says what it is doing, and returns a table to read and figures to keep. */
export type Bench = (at: { dataDir: string; say: (line: string) => void }) => Promise<{
  rows: Record<string, Record<string, number | string>>
  figures: Record<string, number>
}>
