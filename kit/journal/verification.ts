import { sql } from 'kysely'
import { z } from 'zod'
import { allowed, denied, holdsAnywhere, type Actor, type Decision } from '#kit/access/index.ts'
import { action } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { verifyJob } from './jobs.ts'
import { journalKeepers } from './query.ts'
import { journalDb } from './schema/db.ts'
import { journalHead, unsealed } from './seal.ts'

/** Who may ask for a check of the whole chain: those who read what belongs to no place. */
export const canVerify = (actor: Actor): Decision =>
  holdsAnywhere(actor, journalKeepers) ? allowed : denied('console:journalScreen.verifyRefused')

/** Queues a check of the whole chain; while one is under way, that one is the answer. */
export const verifyOnScreen = action(
  z.object({}),
  async ({ actor, tx, now, allow, journal, later, unchanged }) => {
    allow(canVerify(actor))
    const running = await latest(tx)
    if (
      running &&
      running.finished_at === null &&
      running.asked_at.add({ hours: 1 }).epochMilliseconds > now.epochMilliseconds
    ) {
      unchanged()
      return running.id
    }
    const id = newId()
    await journalDb(tx)
      .insertInto('journal.verification')
      .values({
        id,
        asked_at: now,
        asked_by: actor.personId,
        seals_total: (await journalHead(tx))?.number ?? 0,
      })
      .execute()
    journal({ action: 'journal.verify', subject: { type: 'journal', id } })
    later(verifyJob, { id })
    return id
  },
)

const latest = (db: Db) =>
  journalDb(db)
    .selectFrom('journal.verification')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** How far the journal is sealed, what waits, and the latest check asked for on screen. */
export async function sealState(db: Db) {
  return {
    head: await journalHead(db),
    waiting: await unsealed(db),
    verification: (await latest(db)) ?? null,
  }
}

/** The last seal of each day by the palaces' clocks, latest first: what an auditor notes, prints or publishes. */
export async function dailyHeads(db: Db, days: number) {
  const { rows } = await sql<{ day: Temporal.PlainDate; number: number; hash: string }>`
    select distinct on (day) (sealed_at at time zone 'Asia/Shanghai')::date as day, number, encode(hash, 'hex') as hash
    from journal.seal order by day desc, number desc limit ${days}`.execute(db)
  return rows
}
