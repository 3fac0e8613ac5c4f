import { sql } from 'kysely'
import { system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { foldDays } from './actions/fold-days.ts'

type UseWish = {
  palaceId: string
  spaceId: string
  /** Local times in +08:00: `2026-11-24T10:00`. */
  from: string
  to: string
  kind?: 'session' | 'booking' | 'maintenance' | 'lease'
  price?: 'free' | 'discounted' | 'atCost' | 'commercial' | null
  endedAt?: string | null
}

/** Takes a space from the inventory, as the tables that own the dates do. Answers what it is known by. */
export async function aUse(db: Db, { palaceId, spaceId, from, to, ...wish }: UseWish): Promise<string> {
  const { kind = 'booking', price = 'free', endedAt = null } = wish
  const id = newId()
  await sql`select places.publish_take_space(${palaceId}, ${id}, 1, ${kind}, ${spaceId},
    tstzrange(${`${from}+08:00`}, ${`${to}+08:00`}), '', ${price}, ${endedAt})`.execute(db)
  return id
}

/** The installation itself at a time. */
export const contextAt = (db: Db, at: string): ActionContext => ({
  db,
  actor: system,
  clock: fakeClock(at),
  outbox: { send: async () => {}, emit: async () => {} },
})

/** Makes the figures of all days that are over by then. */
export const foldUntil = (db: Db, at: string) => foldDays(contextAt(db, at), {})
