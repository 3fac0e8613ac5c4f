import { BackupError, readArchive, type Frame } from './archive.ts'
import type { Manifest } from './back-up.ts'
import type { TableSum } from './copy.ts'
import type { Sequence, Table } from './tables.ts'

export type SavedTable = Table & TableSum
export type Contents = { manifest: Manifest; tables: SavedTable[]; sequences: Sequence[] }

/** Reads the whole file and tells what it holds. @throws BackupError when it is not a backup, damaged or cut off */
export async function checkFile(file: string): Promise<Contents> {
  const told: Frame[] = []
  for await (const frame of readArchive(file)) if (frame.kind !== 'D') told.push(frame)
  // Only now is it certain that what it says is what was written.
  let manifest: Manifest | undefined
  let sequences: Sequence[] | undefined
  let table: Table | undefined
  const tables: SavedTable[] = []
  for (const { kind, payload } of told) {
    if (kind === 'M') manifest = parse(payload)
    else if (kind === 'S') sequences = parse(payload)
    else if (kind === 'T') table = parse(payload)
    else if (kind === 'E' && table) tables.push({ ...table, ...parse<TableSum>(payload) })
  }
  if (!manifest || !sequences || tables.length !== manifest.tables)
    throw new BackupError(`${file} does not hold what it says it holds; nothing was changed.`)
  return { manifest, tables, sequences }
}

const parse = <T>(payload: Buffer): T => JSON.parse(payload.toString()) as T
