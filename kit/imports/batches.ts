import { readTable } from '#kit/spreadsheet/index.ts'
import type { AnyKind, ImportRow } from './kind.ts'

export type Batch = {
  rows: ImportRow<string>[]
  /** How many rows of the file come before it. */ before: number
}

/** The rows of a file in batches, each with the earlier row that is about the same thing. @throws Problem why it cannot be read */
export async function readBatches(kind: AnyKind, file: Uint8Array) {
  const { titles, rows } = await readTable(file, kind.columns)
  return { titles, batches: gathered(kind, rows) }
}

async function* gathered(
  kind: AnyKind,
  rows: Awaited<ReturnType<typeof readTable>>['rows'],
): AsyncGenerator<Batch> {
  const first = new Map<string, number>()
  let batch: ImportRow<string>[] = []
  let before = 0
  for await (const row of rows) {
    const key = kind.keyOf(row)
    const sameAs = key === null ? null : (first.get(key) ?? null)
    if (key !== null && sameAs === null) first.set(key, row.row)
    batch.push({ ...row, sameAs })
    if (batch.length < kind.batch) continue
    yield { rows: batch, before }
    before += batch.length
    batch = []
  }
  if (batch.length > 0) yield { rows: batch, before }
}
