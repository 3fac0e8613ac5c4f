import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** The palaces where somebody signed up or was signed up, for whoever may see their name there. */
export async function palacesOfPerson(db: Db, personId: string): Promise<string[]> {
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select('palace_id as palaceId')
    .where('person_id', '=', personId)
    .union(
      enrolmentDb(db)
        .selectFrom('enrolment.ticket')
        .select('palace_id as palaceId')
        .where('holder_id', '=', personId),
    )
    .execute()
  return rows.map(({ palaceId }) => palaceId)
}
