import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { NOTHING_BEFORE, rootOf, sealHash, type SealBody } from './chain.ts'
import { hashedEntries } from './entries.ts'
import { journalDb } from './schema/db.ts'

/** A seal by number and hash: whoever has noted one can later prove everything up to it. */
export type Head = { number: number; hash: Buffer; at: Temporal.Instant }

const MOST_ENTRIES = 10_000

/**
 * Seals every entry that is certainly complete, in seals of about `most` entries (one transaction is never divided);
 * returns how many seals it made. Entries of a transaction still under way are sealed after it has ended. Safe to call
 * from several processes: one seals, the others do nothing.
 */
export async function sealJournal(db: Db, now: () => Temporal.Instant, most = MOST_ENTRIES): Promise<number> {
  for (let made = 0; ; made++) {
    if (!(await db.transaction().execute((tx) => sealOnce(tx, now(), most)))) return made
  }
}

async function sealOnce(tx: Db, at: Temporal.Instant, most: number): Promise<boolean> {
  const lock = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('journal.seal', 0)) as held`.execute(tx)
  if (!lock.rows[0]!.held) return false
  const last = await lastSeal(tx)
  const first = last?.before_transaction ?? 0
  const before = await boundary(tx, first, most)
  if (before === null) return false
  const entries: { id: number; hash: Buffer }[] = []
  const after = last && { transaction: first - 1, id: Number.MAX_SAFE_INTEGER }
  for await (const entry of hashedEntries(tx, after ?? null, before)) entries.push(entry)
  if (entries.length === 0) return false
  const hashes = Buffer.concat(entries.map(({ hash }) => hash))
  const body: SealBody = {
    number: (last?.number ?? 0) + 1,
    firstTransaction: first,
    beforeTransaction: before,
    count: entries.length,
    root: rootOf(hashes),
    previous: last?.hash ?? NOTHING_BEFORE,
    sealedAt: at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
  }
  await journalDb(tx)
    .insertInto('journal.seal')
    .values({
      number: body.number,
      first_transaction: first,
      before_transaction: before,
      entry_ids: entries.map(({ id }) => id),
      entry_hashes: hashes,
      root: body.root,
      previous: body.previous,
      hash: sealHash(body),
      sealed_at: body.sealedAt,
    })
    .execute()
  return true
}

/** Where a seal that begins at transaction `first` ends: after `most` entries, or where complete transactions end. Null: nothing to seal. */
async function boundary(tx: Db, first: number, most: number): Promise<number | null> {
  // Transactions below the oldest one running have ended, and a later statement sees all that they wrote.
  const { rows: complete } = await sql<{ below: number }>`select journal.complete_below() as below`.execute(
    tx,
  )
  const { below } = complete[0]!
  const { rows } = await sql<{ transaction: number }>`
    select transaction_no as transaction from journal.entry
    where transaction_no >= ${first} and transaction_no < ${below}
    order by transaction_no, id limit ${most}`.execute(tx)
  if (rows.length === 0) return null
  return rows.length < most ? below : rows.at(-1)!.transaction + 1
}

const lastSeal = (db: Db) =>
  journalDb(db)
    .selectFrom('journal.seal')
    .select(['number', 'before_transaction', 'hash', 'sealed_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The latest seal; null while nothing has been sealed. */
export async function journalHead(db: Db): Promise<Head | null> {
  const last = await lastSeal(db)
  return last ? { number: last.number, hash: last.hash, at: last.sealed_at } : null
}

/** Entries that wait to be sealed, and since when. */
export async function unsealed(db: Db): Promise<{ count: number; since: Temporal.Instant | null }> {
  const last = await lastSeal(db)
  const row = await journalDb(db)
    .selectFrom('journal.entry')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('since')])
    .where('transaction_no', '>=', last?.before_transaction ?? 0)
    .executeTakeFirstOrThrow()
  return { count: row.count, since: row.since }
}

/** Lets a restored journal go on where it ended; to be called before a process writes. Does nothing otherwise. */
export async function goOn(db: Db): Promise<void> {
  await sql`select journal.go_on()`.execute(db)
}
