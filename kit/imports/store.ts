import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { usualLimits } from '#kit/spreadsheet/index.ts'
import { errors } from './errors.ts'
import type { Counts, Place, RowProblem } from './kind.ts'
import { importsDb } from './schema/db.ts'

/** A row that is left out, or one that is taken with a warning. */
export type WrongRow = { row: number; problems: RowProblem[]; warning?: true }
export const noCounts: Counts = { added: 0, changed: 0, unchanged: 0, ended: 0, wrong: 0 }

const CHUNK = 256 * 1024
const CONTENT = 'imports.chunk.content'
const WRONG = 'imports.import.wrong_rows'

/** One import as it stands. @throws Problem `not-found` */
export async function readImport(db: Db, id: string) {
  const row = await importsDb(db)
    .selectFrom('imports.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw errors.error('not-found')
  return { ...row, counts: { ...noCounts, ...(row.counts as Partial<Counts>) } }
}
export type ImportRecord = Awaited<ReturnType<typeof readImport>>

/** What an import is about. */
export const placeOf = (row: Pick<ImportRecord, 'division_code' | 'palace_id' | 'subject_id'>): Place => ({
  divisionCode: row.division_code,
  palaceId: row.palace_id,
  subjectId: row.subject_id,
})

/** The same, held until the transaction ends. */
export async function lockImport(tx: Db, id: string): Promise<ImportRecord> {
  await importsDb(tx).selectFrom('imports.import').select('id').where('id', '=', id).forUpdate().execute()
  return readImport(tx, id)
}

/** Imports of a kind about a part of the tree, one palace or one thing of it, latest first. */
export const importsOf = (db: Db, kind: string, place: Place) =>
  importsDb(db)
    .selectFrom('imports.import')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '<>', 'uploading')
    .where('division_code', 'like', `${place.divisionCode}%`)
    .$if(place.palaceId !== null, (rows) => rows.where('palace_id', '=', place.palaceId))
    .$if(place.subjectId !== null, (rows) => rows.where('subject_id', '=', place.subjectId))
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** Keeps an upload while it comes in, in encrypted pieces. @throws Problem `spreadsheet:too-large` */
export async function keepFile(db: Db, id: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  let waiting: Uint8Array[] = []
  let size = 0
  let position = 0
  const flush = async () => {
    const content = keyring().encrypt(CONTENT, Buffer.concat(waiting).toString('base64'))
    waiting = []
    await importsDb(db)
      .insertInto('imports.chunk')
      .values({ import_id: id, position: position++, content })
      .onConflict((conflict) =>
        conflict.constraint('chunk_has_one_place_in_its_file').doUpdateSet({ content }),
      )
      .execute()
  }
  for await (const piece of body) {
    waiting.push(piece)
    size += piece.length
    if (size > usualLimits.bytes) break
    if (waiting.reduce((sum, { length }) => sum + length, 0) >= CHUNK) await flush()
  }
  if (waiting.length > 0 && size <= usualLimits.bytes) await flush()
  return size
}

/** The file as it came. @throws Problem `file-gone` */
export async function fileOf(db: Db, id: string): Promise<Uint8Array> {
  const rows = await importsDb(db)
    .selectFrom('imports.chunk')
    .select('content')
    .where('import_id', '=', id)
    .orderBy('position')
    .execute()
  if (rows.length === 0) throw errors.error('file-gone')
  return Buffer.concat(rows.map(({ content }) => Buffer.from(keyring().decrypt(CONTENT, content), 'base64')))
}

/** The file and what was quoted from it are no longer needed. */
export async function dropFile(db: Db, id: string): Promise<void> {
  await importsDb(db).deleteFrom('imports.chunk').where('import_id', '=', id).execute()
  await importsDb(db).updateTable('imports.import').set({ wrong_rows: null }).where('id', '=', id).execute()
}

export const sealWrongRows = (rows: readonly WrongRow[]): Buffer =>
  keyring().encrypt(WRONG, JSON.stringify(rows))
export const openWrongRows = (bytes: Buffer | null): WrongRow[] =>
  bytes === null ? [] : (JSON.parse(keyring().decrypt(WRONG, bytes)) as WrongRow[])
