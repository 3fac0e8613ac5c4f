import type { AppContext } from '#kit/http/context.ts'
import { frozenRows } from '../actions/frozen-rows.ts'
import type { MyApplication } from '../contract/round.ts'
import { type ApplicationRecord, applicationOf } from '../queries/applications.ts'
import { aheadOf, claimsOfApplication } from '../queries/claims.ts'
import { outcomeOf } from '../queries/results.ts'
import type { RoundRecord } from '../queries/rounds.ts'
import { whyOf } from '../rules/drawn.ts'
import { phaseOf } from '../rules/phase.ts'
import { chancesNow, drawnFromFiles } from './drawn.ts'
import { signedIn } from './read.ts'

/** The reader's own application to a round; null when there is none. */
export async function myApplication(c: AppContext, round: RoundRecord): Promise<MyApplication | null> {
  const { db, clock } = c.var.services
  const application = await applicationOf(db, round.palaceId, round.id, signedIn(c))
  if (!application) return null
  const applying = phaseOf(round, clock.now()) === 'applying'
  const published = round.publishedAt !== null
  const [standing, outcome, claims] = await Promise.all([
    standingOf(c, round, application, applying ? application.choices : []),
    published ? outcomeOf(db, round.palaceId, application.id) : undefined,
    published ? claimsOfApplication(db, round.palaceId, application.id) : [],
  ])
  return {
    id: application.id,
    party: application.party,
    choices: application.choices,
    personIds: application.personIds,
    changedAt: application.changedAt.toString(),
    ...standing,
    rank: outcome?.rank ?? null,
    choice: outcome?.choice ?? null,
    why: published ? whyOf(await drawnFromFiles(db, round), application.party) : [],
    claims: await Promise.all(
      claims.map(async ({ courseNo, number, state, offeredUntil, ticketId }) => ({
        course: courseNo,
        number,
        ahead:
          number !== null && state === 'waiting'
            ? await aheadOf(db, { palaceId: round.palaceId, roundId: round.id, courseNo, number })
            : 0,
        state,
        until: offeredUntil?.toString() ?? null,
        ticketId,
      })),
    ),
  }
}

/** Tickets, reserves and chances that an application would have with these choices. */
export async function standingOf(
  c: AppContext,
  round: RoundRecord,
  application: Pick<ApplicationRecord, 'applicantId' | 'personIds'>,
  choices: readonly number[],
): Promise<Pick<MyApplication, 'tickets' | 'reserves' | 'chances'>> {
  const { db } = c.var.services
  const wish = {
    ...application,
    palaceId: round.palaceId,
    roundId: round.id,
    id: '',
    party: '',
    choices: [...choices],
    size: application.personIds.length,
    changedAt: c.var.services.clock.now(),
  }
  const [row] = await frozenRows(db, round, [wish])
  const { tickets, reserves } = row!
  const entitled = reserves.reduce((mask, number) => mask | (1 << (number - 1)), 0)
  return {
    tickets,
    reserves: [...reserves],
    chances: choices.length > 0 ? await chancesNow(db, round, { choices, entitled, tickets }) : [],
  }
}
