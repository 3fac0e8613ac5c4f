import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { PersonalData, ToldTable } from '#kit/module/index.ts'
import { sql } from 'kysely'
import { allocationDb } from '../schema/db.ts'

/**
 * What this module keeps about people: what they applied for and what came of it. After the seal the list stands under pseudonyms; whose
 * they were is forgotten with the person.
 */
export const allocationPersonalData: PersonalData = {
  columns: {
    'allocation.application.applicant_id': 'erased',
    'allocation.member.person_id': 'erased',
    'allocation.member.brought_by': 'erased',
  },
  tell,
  forget,
}

async function tell(db: Db, personIds: readonly string[]): Promise<ToldTable[]> {
  const { rows } = await sql<{
    round: string
    party: string
    choices: string
    people: number
    rank: number | null
    choice: number | null
    appliedAt: Temporal.Instant
  }>`
    select r.title as round, a.party, array_to_string(a.choices, ' ') as choices, a.size as people, o.rank, o.choice,
      a.applied_at as "appliedAt"
    from allocation.application a
    join allocation.round r on r.palace_id = a.palace_id and r.id = a.round_id
    left join allocation.outcome o on o.palace_id = a.palace_id and o.application_id = a.id and r.published_at is not null
    where a.applicant_id = any(${personIds}::uuid[]) or exists (select from allocation.member m
      where m.palace_id = a.palace_id and m.application_id = a.id and m.person_id = any(${personIds}::uuid[]))
    order by a.applied_at desc`.execute(db)
  return [
    {
      name: 'roundApplications',
      title: 'allocation:copy.title',
      columns: {
        round: { label: 'allocation:copy.round' },
        party: { label: 'allocation:copy.party' },
        choices: { label: 'allocation:copy.choices' },
        people: { label: 'allocation:copy.people' },
        rank: { label: 'allocation:copy.rank' },
        choice: { label: 'allocation:copy.choice' },
        appliedAt: { label: 'allocation:copy.appliedAt', instant: true },
      },
      rows: rows.map((row) => ({ ...row, appliedAt: row.appliedAt.toString() })),
    },
  ]
}

/** Takes applications back that are not sealed yet; of sealed ones only the pseudonym stays, and what they were offered goes to others. */
async function forget({ tx, now, journal }: ActionScope, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds]
  const taken = await allocationDb(tx)
    .deleteFrom('allocation.application')
    .where('applicant_id', 'in', ids)
    .where(
      sql<boolean>`exists (select from allocation.round r where r.palace_id = application.palace_id
        and r.id = application.round_id and r.sealed_at is null)`,
    )
    .returning(['palace_id', 'id'])
    .execute()
  for (const { palace_id: palaceId, id } of taken)
    journal({ action: 'allocation.withdraw', subject: { type: 'application', id }, palaceId })
  // Out of parties that they joined, with whom they brought; the others stay.
  await sql`
    with gone as (
      delete from allocation.member m using allocation.round r
      where r.palace_id = m.palace_id and r.id = m.round_id and r.sealed_at is null
        and (m.person_id = any(${ids}::uuid[]) or m.brought_by = any(${ids}::uuid[]))
      returning m.palace_id, m.application_id
    )
    update allocation.application a set size = a.size - left_by.people
    from (select palace_id, application_id, count(*)::int as people from gone group by 1, 2) as left_by
    where a.palace_id = left_by.palace_id and a.id = left_by.application_id`.execute(tx)
  await sql`
    update allocation.claim c set declined_at = ${now}
    from allocation.application a
    where a.palace_id = c.palace_id and a.id = c.application_id and a.applicant_id = any(${ids}::uuid[])
      and c.state in ('waiting', 'offered')`.execute(tx)
  await allocationDb(tx)
    .updateTable('allocation.application')
    .set({ applicant_id: null })
    .where('applicant_id', 'in', ids)
    .execute()
  await allocationDb(tx)
    .updateTable('allocation.member')
    .set({ brought_by: null })
    .where('brought_by', 'in', ids)
    .execute()
  await allocationDb(tx)
    .updateTable('allocation.member')
    .set({ person_id: null })
    .where('person_id', 'in', ids)
    .execute()
}
