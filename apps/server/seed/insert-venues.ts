import { sql } from 'kysely'
import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { editVenue, insertVenues, setOverride, standingVenues } from '#modules/grow/assessment/index.ts'
import type { Demo } from '../../../tools/demo/index.ts'
import { venueTexts } from '../../../tools/demo/venues.ts'

const nobody = { send: async () => {}, emit: async () => {} }
const WEEKS = 3

/**
 * Venues with their decisions; three weeks later two houses are found unsafe, which changes what is decided, and the
 * province decides one case otherwise. Returns how many venues there are.
 */
export async function insertVenuesOf(db: Db, venues: Demo['venues'], now: Temporal.Instant): Promise<number> {
  const before = now.subtract({ hours: WEEKS * 7 * 24 })
  const ids = await db.transaction().execute((tx) => insertVenues(tx, venues, before))
  const as = (actor: Actor): ActionContext => ({ db, actor, outbox: nobody, clock: { now: () => now } })
  const standing = await standingVenues(db, { ids })
  const old = standing.filter(
    ({ synthetic, present, condition, assessment }) =>
      synthetic && present && condition !== 'D' && assessment?.outcome.decision === 'renovateExpand',
  )
  for (const { id, version } of old.slice(0, 2)) {
    const at = ids.indexOf(id)
    const { divisionCode: _code, synthetic: _synthetic, present: _present, ...text } = venues[at]!
    const found = { ...text, name: text.name!, condition: 'D' as const, source: venueTexts.appraisal }
    await editVenue(as(system), { venueId: id, version, text: found })
  }
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from identity.role_assignment
    where role = 'federationOfficer' and scope = '42' and ends_at is null limit 1`.execute(db)
  const chosen = old[2]
  if (rows[0] && chosen)
    await setOverride(
      as({ personId: rows[0].personId, grants: [{ role: 'federationOfficer', scope: '42' }] }),
      {
        venueId: chosen.id,
        decision: 'newBuild',
        reason: venueTexts.override,
      },
    )
  return ids.length
}
