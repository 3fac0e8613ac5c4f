import type { Db } from '#kit/db/index.ts'
import { allocationDb } from '../schema/db.ts'

/** The files of a round's draw as bytes, once it is sealed. */
export const drawOf = (db: Db, palaceId: string, roundId: string) =>
  allocationDb(db)
    .selectFrom('allocation.draw')
    .select(['list', 'rules', 'seal', 'proof', 'results'])
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
export type DrawRecord = NonNullable<Awaited<ReturnType<typeof drawOf>>>

/** The randomness that was promised for a round, in the order in which it was. */
export const contributionsOf = (db: Db, palaceId: string, roundId: string) =>
  allocationDb(db)
    .selectFrom('allocation.contribution')
    .select(['name', 'commitment', 'secret'])
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .orderBy('committed_at')
    .orderBy('name')
    .execute()
