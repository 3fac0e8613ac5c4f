import type { ActionScope } from '#kit/db/action.ts'
import { sql } from 'kysely'
import { openSignUpAt } from '#modules/serve/catalog/index.ts'
import { type Given, giveDrawn } from '#modules/serve/enrolment/index.ts'
import { type ApplicationRecord, applicationsTo, holdersOf } from '../queries/applications.ts'
import { drawOf } from '../queries/draw.ts'
import { coursesOf } from '../queries/rounds.ts'
import { readResults } from '../rules/read-results.ts'
import type { OpenRound } from './open-round.ts'
import { adultsOf, tellWindow, type WindowNews } from './tell.ts'

/**
 * What a drawn window gives: places and numbers of the session's own waitlist, in the order of the draw; from here on it is first come.
 * Everybody is told in that order. Whoever was forgotten meanwhile gets nothing, and nobody moves up for it: the next number is theirs.
 */
export async function giveWindow(scope: ActionScope, open: OpenRound): Promise<number> {
  const { tx, now } = scope
  const { palaceId, id: roundId } = open.round
  const [course] = await coursesOf(tx, palaceId, roundId)
  const byParty = new Map((await applicationsTo(tx, palaceId, roundId)).map((one) => [one.party, one]))
  const { results } = (await drawOf(tx, palaceId, roundId))!
  const rows = readResults(results!)
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap((row) => {
      const application = byParty.get(row.party)!
      return application.personIds.length === 0 ? [] : [{ ...row, application }]
    })
  const won = rows.filter(({ course }) => course !== null)
  const waiting = rows.filter(({ waiting }) => waiting.length > 0)
  const given = await giveDrawn(scope, {
    ...course!,
    winners: won.map(({ application, kind }) => ({ holders: holdersOf(application), reserved: kind === 1 })),
    waiting: waiting.map(({ application }) => ({ holders: holdersOf(application) })),
  })
  await openSignUpAt(tx, [course!], now, false)
  await settle(scope, open, [...won, ...waiting], given)
  const placed = new Map(
    [...won, ...waiting].map(({ application }, i) => [application.id, given[i]!.seated ? 'won' : 'waiting']),
  )
  await tellWindow(
    scope,
    open,
    rows.flatMap(({ application }) =>
      adultsOf(application).map((applicantId): WindowNews => ({
        applicationId: application.id,
        applicantId,
        outcome: (placed.get(application.id) as 'won' | 'waiting') ?? 'none',
      })),
    ),
  )
  return given.filter(({ seated }) => seated).length
}

/** Notes on each claim on which ticket it stands; what has a seat is confirmed by that. */
async function settle(
  { tx, now }: ActionScope,
  { round }: OpenRound,
  rows: readonly { application: ApplicationRecord }[],
  given: readonly Given[],
): Promise<void> {
  const claims = rows.map(({ application }, i) => ({ id: application.id, ...given[i]! }))
  await sql`
    update allocation.claim c set ticket_id = g."ticketId", offered_at = case when g.seated then ${now}::timestamptz end,
      offered_until = case when g.seated then ${now}::timestamptz end, confirmed_at = case when g.seated then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(claims)}) as g (id uuid, "ticketId" uuid, seated boolean)
    where c.palace_id = ${round.palaceId} and c.application_id = g.id`.execute(tx)
}
