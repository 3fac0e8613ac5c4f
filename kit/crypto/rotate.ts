import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Keyring } from './keyring.ts'

/** An encrypted column, and the keyed hashes beside it that are made from the same text. */
export type SealedColumn = {
  /** `schema.table`. */
  table: string
  /** The columns of its primary key. */
  key: readonly string[]
  column: string
  /** Keyed hashes of the same text, by column. */
  hashes?: Readonly<Record<string, { kind: string; of: (text: string) => string }>>
}

/** How far a rotation has come: rows of one column now under the newest key. */
export type Progress = { column: string; rewritten: number }

const BATCH = 500
const PAUSE_MS = 100

/** Rows of the column that are not yet under the newest key. */
export async function rowsUnderOldKeys(db: Db, keyring: Keyring, sealed: SealedColumn): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(sealed.table)} where ${underOldKey(keyring, sealed)}`.execute(
    db,
  )
  return rows[0]!.count
}

/**
 * Rewrites a column under the newest key, a batch a transaction, while the installation serves: rows that someone else
 * changes meanwhile are left for the next batch. A run that was killed goes on where it ended.
 * @throws Error when a value opens with none of the keys
 */
export async function rotateColumn(
  db: Db,
  keyring: Keyring,
  sealed: SealedColumn,
  report: (progress: Progress) => void = () => undefined,
): Promise<number> {
  const column = `${sealed.table}.${sealed.column}`
  let rewritten = 0
  for (let left = await rowsUnderOldKeys(db, keyring, sealed); left > 0;) {
    const count = await db.transaction().execute((tx) => rotateBatch(tx, keyring, sealed))
    rewritten += count
    report({ column, rewritten })
    if (count === BATCH) continue
    left = await rowsUnderOldKeys(db, keyring, sealed)
    if (left > 0) await sleep(PAUSE_MS) // somebody else is changing them just now
  }
  return rewritten
}

async function rotateBatch(tx: Db, keyring: Keyring, sealed: SealedColumn): Promise<number> {
  const { table, key, column, hashes = {} } = sealed
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join([...key, column].map((name) => sql.ref(name)))} from ${sql.table(table)}
    where ${underOldKey(keyring, sealed)} limit ${BATCH} for update skip locked`.execute(tx)
  for (const row of rows) {
    const name = `${table}.${column}`
    const text = keyring.decrypt(name, row[column] as Buffer)
    const set = [
      sql`${sql.ref(column)} = ${keyring.encrypt(name, text)}`,
      ...Object.entries(hashes).map(
        ([hash, { kind, of }]) => sql`${sql.ref(hash)} = ${keyring.lookupHash(kind, of(text))}`,
      ),
    ]
    const same = key.map((part) => sql`${sql.ref(part)} = ${row[part]}`)
    await sql`update ${sql.table(table)} set ${sql.join(set)} where ${sql.join(same, sql` and `)}`.execute(tx)
  }
  return rows.length
}

/** Every value begins with the mark of its key, so that the database itself finds what is left. */
const underOldKey = (keyring: Keyring, { column }: SealedColumn) =>
  sql<boolean>`${sql.ref(column)} is not null and substring(${sql.ref(column)} from 1 for ${keyring.mark.length}) <> ${keyring.mark}`
