import { sql } from 'kysely'
import type { Retention } from '#kit/module/index.ts'
import { sealedNameOnAct } from './door-act-names.ts'

/** How long the names of companions and walk-ins are kept; that somebody came stays counted. */
export const enrolmentRetention: readonly Retention[] = [
  {
    kind: 'companionNames',
    standard: 'retention.companionNameMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`update enrolment.enrolment set walk_in_name = null, walk_in_name_masked = '*'
        where (palace_id, id) in (select palace_id, id from enrolment.enrolment
          where walk_in_name is not null and state in ('attended', 'noShow', 'cancelled', 'passed')
            and greatest(enrolled_at, checked_in_at) < ${before} limit ${most})`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
  {
    kind: 'doorNames',
    standard: 'retention.companionNameMonths',
    remove: async ({ tx }, before, most) => {
      const gone =
        await sql`update enrolment.door_act set walk_in_name = ${sealedNameOnAct('*')}, walk_in_name_masked = '*'
        where (palace_id, id) in (select palace_id, id from enrolment.door_act
          where walk_in_name is not null and walk_in_name_masked <> '*' and at < ${before} limit ${most})`.execute(
          tx,
        )
      return Number(gone.numAffectedRows ?? 0)
    },
  },
]
