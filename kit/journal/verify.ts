import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { HASH_BYTES, NOTHING_BEFORE, rootOf, sealHash } from './chain.ts'
import type { Finding } from './contract.ts'
import { hashedEntries, type HashedEntry } from './entries.ts'
import { journalDb } from './schema/db.ts'
import type { Head } from './seal.ts'

export type Verified = { finding: Finding | null; seals: number; entries: number; head: Head | null }

/** A head that somebody wrote down: hash as 64 hexadecimal digits. */
export type NotedHead = { number: number; hash: string }

type Options = {
  noted?: readonly NotedHead[]
  /** Called after each seal. */
  progress?: (seals: number) => unknown
}

/** The triggers that keep entries and seals from being changed by accident or in passing. */
const GUARDS = [
  'journal_is_append_only',
  'journal_is_never_truncated',
  'seals_are_append_only',
  'seals_are_never_truncated',
]

/**
 * Recomputes the whole chain from the entries as they are stored, and stops at the first that does not fit.
 * Reads one seal at a time. Whoever rewrites the chain from some seal on is found by a head noted before.
 */
export async function verifyJournal(db: Db, { noted = [], progress }: Options = {}): Promise<Verified> {
  const verified: Verified = { finding: null, seals: 0, entries: 0, head: null }
  let before: Seal | null = null
  let place: HashedEntry | null = null
  for (let seal = await sealAfter(db, 0); seal; seal = await sealAfter(db, seal.number)) {
    const entries = await pairs(db, seal, place)
    const notedHere = noted.find(({ number }) => number === seal!.number)
    verified.finding =
      chainFinding(seal, before) ??
      (notedHere && notedHere.hash !== seal.hash.toString('hex')
        ? { kind: 'noted-head-differs', seal: seal.number }
        : null) ??
      entries.finding
    if (verified.finding) return verified
    before = seal
    place = entries.last ?? place
    verified.seals++
    verified.entries += seal.entry_ids.length
    verified.head = { number: seal.number, hash: seal.hash, at: seal.sealed_at }
    await progress?.(verified.seals)
  }
  const beyond = noted.find(({ number }) => number > (before?.number ?? 0))
  if (beyond) verified.finding = { kind: 'noted-head-missing', seal: beyond.number }
  else verified.finding = await guardFinding(db)
  return verified
}

type Seal = NonNullable<Awaited<ReturnType<typeof sealAfter>>>

const sealAfter = (db: Db, number: number) =>
  journalDb(db)
    .selectFrom('journal.seal')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()

/** Does the seal hold in itself, and follow the one before? */
function chainFinding(seal: Seal, before: Seal | null): Finding | null {
  const expected = (before?.number ?? 0) + 1
  if (seal.number !== expected) return { kind: 'seal-missing', seal: expected }
  const body = {
    number: seal.number,
    firstTransaction: seal.first_transaction,
    beforeTransaction: seal.before_transaction,
    count: seal.entry_ids.length,
    root: seal.root,
    previous: seal.previous,
    sealedAt: seal.sealed_at,
  }
  if (!rootOf(seal.entry_hashes).equals(seal.root) || !sealHash(body).equals(seal.hash))
    return { kind: 'seal-changed', seal: seal.number }
  const follows =
    seal.previous.equals(before?.hash ?? NOTHING_BEFORE) &&
    seal.first_transaction === (before?.before_transaction ?? 0)
  return follows ? null : { kind: 'seal-does-not-follow', seal: seal.number }
}

/** Holds the sealed entries against those stored, one by one in sealing order. */
async function pairs(
  db: Db,
  seal: Seal,
  after: HashedEntry | null,
): Promise<{ finding: Finding | null; last: HashedEntry | null }> {
  let last: HashedEntry | null = null
  let n = 0
  const found = (kind: 'entry-changed' | 'entry-inserted', entry: number) => ({
    finding: { kind, seal: seal.number, entry },
    last,
  })
  for await (const entry of hashedEntries(db, after, seal.before_transaction)) {
    const sealedId = seal.entry_ids[n]
    if (sealedId !== entry.id) {
      const gone = sealedId === undefined ? null : await goneOrMoved(db, seal, sealedId, entry.id)
      return gone ? { finding: gone, last } : found('entry-inserted', entry.id)
    }
    const sealedHash = seal.entry_hashes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)
    if (!sealedHash.equals(entry.hash)) return found('entry-changed', entry.id)
    last = entry
    n++
  }
  const rest = seal.entry_ids[n]
  return { finding: rest === undefined ? null : await goneOrMoved(db, seal, rest, null), last }
}

/** The sealed entry is not where it was: removed, moved, or (null) only pushed on by one inserted before it. */
async function goneOrMoved(db: Db, seal: Seal, id: number, instead: number | null): Promise<Finding | null> {
  const stored = await journalDb(db)
    .selectFrom('journal.entry')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!stored) return { kind: 'entry-removed', seal: seal.number, entry: id }
  if (instead !== null && !seal.entry_ids.includes(instead)) return null
  return { kind: 'entry-moved', seal: seal.number, entry: id }
}

async function guardFinding(db: Db): Promise<Finding | null> {
  const { rows } = await sql<{ name: string }>`
    select tgname as name from pg_trigger
    where tgrelid in ('journal.entry'::regclass, 'journal.seal'::regclass) and tgenabled in ('O', 'A')`.execute(
    db,
  )
  const missing = GUARDS.find((guard) => !rows.some(({ name }) => name === guard))
  return missing ? { kind: 'guard-missing', trigger: missing } : null
}
