import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { seasonsDb } from '../schema/db.ts'

type Ids = { palaceId: string; seasonId: string }

export type MovedTo = { bookingId: string; spaceId: string; name: string; start: string; end: string }
export type ConflictRecord = {
  placementId: string
  date: string
  become: 'skipped' | 'moved' | null
  movedTo: MovedTo | null
}

/** The dates of a season's series that could not be as planned, and what became of them. */
export async function conflictsOf(db: Db, { palaceId, seasonId }: Ids): Promise<ConflictRecord[]> {
  const { rows } = await sql<ConflictRecord>`
    select c.placement_id as "placementId", c.date::text as date, c.become, c.moved_to as "movedTo"
    from seasons.conflict c
    join seasons.placement p on p.palace_id = c.palace_id and p.id = c.placement_id
    where c.palace_id = ${palaceId} and p.season_id = ${seasonId} order by c.date, c.placement_id`.execute(
    seasonsDb(db),
  )
  return rows
}

/** Writes what became of a date; false when it is none that waits. */
export async function settleConflict(
  tx: Db,
  which: { palaceId: string; placementId: string; date: string },
  to: { become: 'skipped' } | { become: 'moved'; movedTo: MovedTo },
  by: { at: Temporal.Instant; personId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await seasonsDb(tx)
    .updateTable('seasons.conflict')
    .set({
      become: to.become,
      moved_to: to.become === 'moved' ? JSON.stringify(to.movedTo) : null,
      settled_at: by.at,
      settled_by: by.personId,
    })
    .where('palace_id', '=', which.palaceId)
    .where('placement_id', '=', which.placementId)
    .where('date', '=', Temporal.PlainDate.from(which.date))
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
