import { sql } from 'kysely'
import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { errors } from '../../errors.ts'
import {
  attemptsMatterSeconds,
  type AttemptKind,
  secondsToWait,
  signInLimits,
} from '../../rules/sign-in-limits.ts'
import { identityDb } from '../../schema/db.ts'

/**
 * Counts one attempt, or refuses it. Attempts with the same key wait for each other, so a limit holds in a rush too.
 * @throws Problem `too-many-attempts` with the minutes to wait
 */
export async function limitAttempts(
  db: Db,
  now: Temporal.Instant,
  keys: Partial<Record<AttemptKind, string>>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [kind, key] of Object.entries(keys) as [AttemptKind, string][])
      await limitOne(tx, now, kind, keyring().lookupHash(kind, key))
  })
}

/** Whoever proved who they are starts afresh; and the security administrator may let someone start afresh. */
export async function forgetAttempts(db: Db, keys: Partial<Record<AttemptKind, string>>): Promise<number> {
  let forgotten = 0
  for (const [kind, key] of Object.entries(keys) as [AttemptKind, string][]) {
    const deleted = await identityDb(db)
      .deleteFrom('identity.sign_in_attempt')
      .where('kind', '=', kind)
      .where('key_hash', '=', keyring().lookupHash(kind, key))
      .executeTakeFirst()
    forgotten += Number(deleted.numDeletedRows)
  }
  return forgotten
}

async function limitOne(tx: Db, now: Temporal.Instant, kind: AttemptKind, hash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${hash.readInt32BE()}, ${hash.readInt32BE(4)})`.execute(tx)
  const db = identityDb(tx)
  const rows = await db
    .selectFrom('identity.sign_in_attempt')
    .select('at')
    .where('kind', '=', kind)
    .where('key_hash', '=', hash)
    .where('at', '>', now.subtract({ seconds: attemptsMatterSeconds }))
    .execute()
  const ages = rows.map(({ at }) => now.since(at).total('seconds'))
  const wait = secondsToWait(signInLimits[kind], ages)
  if (wait > 0) throw errors.error('too-many-attempts', { params: { minutes: Math.ceil(wait / 60) } })
  await db.insertInto('identity.sign_in_attempt').values({ kind, key_hash: hash, at: now }).execute()
}
