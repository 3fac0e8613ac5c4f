import type { Db } from '#kit/db/index.ts'
import { divisionTree } from '#modules/base/places/index.ts'
import type { DecisionInForce } from '../contract/in-force.ts'
import { decisions } from '../contract/vocabulary.ts'
import { standingVenues, type Standing } from '../queries/standing.ts'
import { mildest } from '../rules/mildest.ts'

/**
 * What is decided for each city, prefecture and county under a code prefix, in the order of their codes: one query for
 * the province, besides the tree of divisions, which is kept in memory. P2.
 */
export async function decisionsInForce(db: Db, prefix = ''): Promise<DecisionInForce[]> {
  const [tree, venues] = await Promise.all([divisionTree(db), standingVenues(db, { prefix })])
  const byDivision = Map.groupBy(venues, ({ divisionCode }) => divisionCode)
  return tree
    .filter(({ code, level }) => level !== 'province' && code.startsWith(prefix))
    .map(({ code }) => mildest((byDivision.get(code) ?? []).map(inForce)) ?? notRecorded(code))
}

const notRecorded = (divisionCode: string): DecisionInForce => ({
  divisionCode,
  recorded: false,
  venueId: null,
  venueName: null,
  palaceId: null,
  decision: null,
  possible: decisions,
  byRules: null,
  overridden: false,
  overrideReason: null,
  floorM2: null,
  neededM2: null,
  missingM2: null,
  cost: null,
  assessedAt: null,
  factsOn: null,
})

/** What holds for one venue: an official's decision before the rules'. */
export function inForce(venue: Standing): DecisionInForce {
  const { assessment, override, present } = venue
  const byRules = assessment?.outcome.decision ?? null
  const decision = override?.decision ?? byRules
  // A cost by the rules is of their decision; nobody said what another one costs.
  const derived = override === null ? (assessment?.outcome.costFen ?? null) : null
  return {
    divisionCode: venue.divisionCode,
    recorded: true,
    venueId: present ? venue.id : null,
    venueName: present ? venue.name : null,
    palaceId: venue.palaceId,
    decision,
    possible: override ? [override.decision] : (assessment?.outcome.possible ?? decisions),
    byRules,
    overridden: override !== null,
    overrideReason: override?.reason ?? null,
    floorM2: venue.floorM2,
    neededM2: assessment?.outcome.neededM2 ?? null,
    missingM2: assessment?.outcome.missingM2 ?? null,
    cost:
      venue.costFen !== null
        ? { fen: venue.costFen, basis: 'stated' }
        : derived !== null
          ? { fen: derived, basis: 'perSquareMetre' }
          : null,
    assessedAt: assessment?.assessedAt ?? null,
    factsOn: venue.factsOn,
  }
}
