import { sql } from 'kysely'
import { scopesOf, type Actor, type Role } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { JournalQuestion } from './contract.ts'
import { journalDb } from './schema/db.ts'

/** Who reads the journal of their part of the tree. */
export const journalReaders: readonly Role[] = ['auditor', 'director', 'federationOfficer']
/** Who also reads what belongs to no place, such as sign-ins: those who audit a whole province. */
export const journalKeepers: readonly Role[] = ['auditor']

/** One row more than `limit`, so that the caller knows whether there is a next page; latest first. */
export function journalRows(db: Db, actor: Actor, question: JournalQuestion) {
  const { prefixes, palaceIds } = scopesOf(actor, journalReaders)
  const placeless = scopesOf(actor, journalKeepers).prefixes.some((prefix) => prefix.length <= 2)
  const { palace, division, action, subjectType, subjectId, from, until, before } = question
  return journalDb(db)
    .selectFrom('journal.entry')
    .selectAll()
    .where((row) =>
      row.or([
        ...prefixes.map((prefix) => row('division_code', 'like', `${prefix}%`)),
        ...(palaceIds.length > 0 ? [row('palace_id', 'in', palaceIds)] : []),
        ...(placeless ? [row.and([row('division_code', 'is', null), row('palace_id', 'is', null)])] : []),
        sql<boolean>`false`,
      ]),
    )
    .$if(palace !== undefined, (rows) => rows.where('palace_id', '=', palace!))
    .$if(division !== undefined, (rows) => rows.where('division_code', 'like', `${division}%`))
    .$if(question.actor !== undefined, (rows) => rows.where('actor_id', '=', question.actor!))
    .$if(action !== undefined, (rows) => rows.where(sql<boolean>`starts_with(action, ${action})`))
    .$if(subjectType !== undefined, (rows) => rows.where('subject_type', '=', subjectType!))
    .$if(subjectId !== undefined, (rows) => rows.where('subject_id', '=', subjectId!))
    .$if(from !== undefined, (rows) => rows.where('at', '>=', Temporal.Instant.from(from!)))
    .$if(until !== undefined, (rows) => rows.where('at', '<', Temporal.Instant.from(until!)))
    .$if(before !== undefined, (rows) => rows.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(question.limit + 1)
    .execute()
}
