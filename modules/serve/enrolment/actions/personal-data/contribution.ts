import type { PersonalData } from '#kit/module/index.ts'
import { forgetClaims } from './forget-claims.ts'
import { tellClaims } from './tell-claims.ts'

/** What this module keeps about people: tickets, claims, no-shows, appeals, ratings. Counts stay, words and names go. */
export const enrolmentPersonalData: PersonalData = {
  columns: {
    'enrolment.ticket.holder_id': 'kept',
    'enrolment.enrolment.person_id': 'kept',
    'enrolment.no_show.person_id': 'kept',
    'enrolment.appeal.person_id': 'kept',
    'enrolment.appeal.decided_by': 'deed',
    'enrolment.attendance.by_person_id': 'deed',
    'enrolment.door_act.by_person_id': 'deed',
  },
  tell: tellClaims,
  forget: forgetClaims,
}
