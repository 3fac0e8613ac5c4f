import type { Db } from '#kit/db/index.ts'
import { allocationDb } from '../schema/db.ts'

type Of = { palaceId: string; roundId: string; applicationId: string }
/** Somebody of a party, and the adult who confirmed for them. */
export type PartyMember = { personId: string; broughtBy: string }

/** Whoever is in a party, locked until the transaction ends: people join and leave one after the other. */
export async function lockMembers(tx: Db, { palaceId, applicationId }: Of): Promise<PartyMember[]> {
  await allocationDb(tx)
    .selectFrom('allocation.application')
    .select('id')
    .where('palace_id', '=', palaceId)
    .where('id', '=', applicationId)
    .forUpdate()
    .execute()
  const rows = await allocationDb(tx)
    .selectFrom('allocation.member')
    .select(['person_id', 'brought_by'])
    .where('palace_id', '=', palaceId)
    .where('application_id', '=', applicationId)
    .where('person_id', 'is not', null)
    .orderBy('no')
    .execute()
  return rows.map(({ person_id, brought_by }) => ({
    personId: person_id!,
    broughtBy: brought_by ?? person_id!,
  }))
}

/** Writes who is in a party; their number is its size. */
export async function writeMembers(
  tx: Db,
  { palaceId, roundId, applicationId }: Of,
  members: readonly PartyMember[],
  now: Temporal.Instant,
): Promise<void> {
  await allocationDb(tx)
    .deleteFrom('allocation.member')
    .where('palace_id', '=', palaceId)
    .where('application_id', '=', applicationId)
    .execute()
  await allocationDb(tx)
    .insertInto('allocation.member')
    .values(
      members.map(({ personId, broughtBy }, i) => ({
        palace_id: palaceId,
        round_id: roundId,
        application_id: applicationId,
        no: i + 1,
        person_id: personId,
        brought_by: broughtBy,
      })),
    )
    .execute()
  await allocationDb(tx)
    .updateTable('allocation.application')
    .set({ size: members.length, changed_at: now })
    .where('palace_id', '=', palaceId)
    .where('id', '=', applicationId)
    .execute()
}
