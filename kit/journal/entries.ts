import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { entryHash } from './chain.ts'

/** An entry in sealing order, with the hash of what is stored now. */
export type HashedEntry = { id: number; transaction: number; hash: Buffer }
type Place = Pick<HashedEntry, 'id' | 'transaction'>

const PAGE = 2_000

/** The entries after a place and below a transaction, in sealing order (transaction, then id), a page at a time. */
export async function* hashedEntries(
  db: Db,
  after: Place | null,
  beforeTransaction: number,
): AsyncGenerator<HashedEntry> {
  for (let place = after; ;) {
    const page = await entriesAfter(db, place, beforeTransaction)
    yield* page
    if (page.length < PAGE) return
    place = page.at(-1)!
  }
}

async function entriesAfter(db: Db, after: Place | null, beforeTransaction: number): Promise<HashedEntry[]> {
  const behind = after ? sql`(transaction_no, id) > (${after.transaction}, ${after.id})` : sql`true`
  const { rows } = await sql<{ id: number; transaction: number; texts: (string | null)[] }>`
    select id, transaction_no as transaction, array[
      id::text, transaction_no::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      actor_id::text, action, subject_type, subject_id, palace_id::text, division_code,
      before::text, after::text, request_id] as texts
    from journal.entry where ${behind} and transaction_no < ${beforeTransaction}
    order by transaction_no, id limit ${PAGE}`.execute(db)
  return rows.map(({ id, transaction, texts }) => ({ id, transaction, hash: entryHash(texts) }))
}
