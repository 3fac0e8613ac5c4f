import { sql } from 'kysely'
import type { ActionScope } from '#kit/db/action.ts'
import { lockSession, sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { claimsOnBehalf } from '../../queries/claims-on-behalf.ts'
import { enrolmentsOfSession } from '../../queries/enrolment-record.ts'
import { enrolmentDb } from '../../schema/db.ts'
import { changeClaims } from '../change-claims.ts'
import { houseRules } from '../house-rules.ts'
import { offerPlaces } from '../offer-places.ts'

/** What is left of somebody's own words: enough for the columns that must hold some. */
const GONE = '—'
const open = new Set(['waitlisted', 'offered', 'confirmed'])

/** Gives back whatever these people still claim, then erases their words and the names they gave; what happened stays counted. */
export async function forgetClaims(scope: ActionScope, personIds: readonly string[]): Promise<void> {
  await giveBack(scope, personIds)
  const db = enrolmentDb(scope.tx)
  const ids = [...personIds]
  const theirs = sql<boolean>`(palace_id, enrolment_id) in (select e.palace_id, e.id from enrolment.enrolment e
    join enrolment.ticket t on t.palace_id = e.palace_id and t.id = e.ticket_id
    where e.person_id = any(${ids}::uuid[]) or (e.person_id is null and t.holder_id = any(${ids}::uuid[])))`
  await db.updateTable('enrolment.rating').set({ comment: null }).where(theirs).execute()
  await db
    .deleteFrom('enrolment.appeal')
    .where('person_id', 'in', ids)
    .where('decided_at', 'is', null)
    .execute()
  await db
    .updateTable('enrolment.appeal')
    .set({ reason: GONE, answer: GONE })
    .where('person_id', 'in', ids)
    .execute()
  await db
    .updateTable('enrolment.enrolment')
    .set({ walk_in_name: null, walk_in_name_masked: '*' })
    .where('person_id', 'is', null)
    .where(
      sql<boolean>`(palace_id, ticket_id) in (select palace_id, id from enrolment.ticket where holder_id = any(${ids}::uuid[]))`,
    )
    .execute()
}

/** Session by session in one order, so that two who leave at once do not wait for each other. */
async function giveBack(scope: ActionScope, personIds: readonly string[]): Promise<void> {
  const { tx, now } = scope
  const claims = (await claimsOnBehalf(tx, personIds)).filter(({ state }) => open.has(state))
  const sessions = await sessionsByKeys(tx, claims)
  const coming = [...sessions.values()]
    .filter(({ firstMeeting }) => Temporal.Instant.compare(firstMeeting.end, now) > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const { palaceId, id: sessionId } of coming) {
    const house = await houseRules(tx, palaceId, now)
    const session = await lockSession(tx, palaceId, sessionId)
    const wanted = new Set(claims.map(({ id }) => id))
    const current = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(
      ({ id, state }) => wanted.has(id) && open.has(state),
    )
    const change = { cancelled_at: now, cancelled_by: 'person', seat_no: null } as const
    await changeClaims(scope, house, 'cancel', current, change)
    if (current.some(({ seatNo, partyId }) => seatNo !== null || partyId !== null))
      await offerPlaces(scope, session, house)
  }
}
