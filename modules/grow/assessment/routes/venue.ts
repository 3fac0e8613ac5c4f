import type { AppContext } from '#kit/http/context.ts'
import { refusal } from '#kit/db/action.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { divisionByCode, divisionName, palaceById } from '#modules/base/places/index.ts'
import type { VenueDetail } from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepVenues, canOverride, canReadVenue } from '../policy.ts'
import { historyOf, overridesOf } from '../queries/history.ts'
import { standingVenues, textOf } from '../queries/standing.ts'
import { turnsFrom } from '../rules/turns.ts'
import { scopeAbove } from '../actions/override.ts'
import { inForce } from './in-force.ts'
import { presentMay } from './sight.ts'

/** One venue with its decision, the reasons, and what would change it. @throws Problem `venue-not-found` | `not-allowed` */
export async function readVenue(c: AppContext, venueId: string): Promise<VenueDetail> {
  const { db } = c.var.services
  const [venue] = await standingVenues(db, { ids: [venueId] })
  if (!venue?.assessment) throw errors.error('venue-not-found')
  const { divisionCode, palaceId, assessment } = venue
  const { actor } = c.var
  const may = canReadVenue(actor, { divisionCode, ...(palaceId && { palaceId }) })
  if (!may.allowed) throw refusal(actor, may.reason)
  const [history, overrides, palace, division, above] = await Promise.all([
    historyOf(db, venueId),
    overridesOf(db, venueId),
    palaceId ? palaceById(db, palaceId) : null,
    divisionByCode(db, divisionCode),
    scopeAbove(db, divisionCode),
  ])
  const people = await peopleForDisplay(
    db,
    overrides.flatMap(({ by, withdrawnBy }) => (withdrawnBy ? [by, withdrawnBy] : [by])),
  )
  const nameOf = (id: string) => people.get(id)?.nameMasked ?? ''
  const { decision, overridden } = inForce(venue)
  return {
    id: venue.id,
    divisionCode,
    divisionName: divisionName(divisionCode),
    palaceName: palace?.name ?? null,
    population: division?.population ?? null,
    present: venue.present,
    version: venue.version,
    synthetic: venue.synthetic,
    updatedAt: venue.updatedAt.toString(),
    text: textOf(venue),
    decision,
    overridden,
    assessment: {
      id: assessment.id,
      on: history[0]!.on.toString(),
      at: assessment.assessedAt.toString(),
      outcome: assessment.outcome,
      standards: assessment.standards,
      turns: turnsFrom(assessment.facts, assessment.standards),
    },
    overrides: overrides.map(({ by, at, withdrawnAt, withdrawnBy, ...override }) => ({
      ...override,
      by: nameOf(by),
      at: at.toString(),
      withdrawnAt: withdrawnAt?.toString() ?? null,
      withdrawnBy: withdrawnBy && nameOf(withdrawnBy),
    })),
    history: history.map(({ id, at, cause, decision: decided, possible }) => ({
      id,
      at: at.toString(),
      cause,
      decision: decided,
      possible,
    })),
    may: {
      keep: presentMay(c, canKeepVenues(actor, divisionCode)),
      override: presentMay(c, canOverride(actor, above)),
    },
  }
}
