import { scopesOf } from '#kit/access/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { divisionName, divisionTree } from '#modules/base/places/index.ts'
import type { VenueListing } from '../contract.ts'
import { canKeepVenues, canRerun, venueReaders } from '../policy.ts'
import { standingVenues, type Standing } from '../queries/standing.ts'
import { inForce } from './in-force.ts'
import { presentMay, sightOf } from './sight.ts'

/** The register of venues that the reader answers for, and the divisions of which nothing is recorded. */
export async function listVenues(c: AppContext, prefix: string) {
  const sees = sightOf(c)
  const { db } = c.var.services
  const [tree, all] = await Promise.all([divisionTree(db), standingVenues(db, { prefix })])
  const populations = new Map(tree.map(({ code, population }) => [code, population]))
  const venues = all.filter(sees)
  const recorded = new Set(all.map(({ divisionCode }) => divisionCode))
  const silent = tree.filter(
    ({ code, level }) =>
      level !== 'province' &&
      code.startsWith(prefix) &&
      !recorded.has(code) &&
      sees({ divisionCode: code, palaceId: null }),
  )
  const rows = [
    ...venues.map((venue) => listing(venue, populations.get(venue.divisionCode) ?? null)),
    ...silent.map(({ code, population }) => nothing(code, population)),
  ]
  // Who holds a part of the tree records there, whatever wider part the screen looks at.
  const own = scopesOf(c.var.actor, venueReaders).prefixes[0] ?? prefix
  const where = own.length > prefix.length ? own : prefix
  return {
    venues: rows.toSorted((a, b) =>
      a.divisionCode < b.divisionCode ? -1 : a.divisionCode > b.divisionCode ? 1 : 0,
    ),
    mayRecord: presentMay(c, canKeepVenues(c.var.actor, where)),
    mayRerun: presentMay(c, canRerun(c.var.actor, where)),
  }
}

function listing(venue: Standing, population: number | null): VenueListing {
  const { decision, possible, byRules, overridden, neededM2, missingM2, cost } = inForce(venue)
  return {
    id: venue.id,
    divisionCode: venue.divisionCode,
    divisionName: divisionName(venue.divisionCode),
    palaceId: venue.palaceId,
    name: venue.present ? venue.name : null,
    state: venue.present ? 'venue' : 'none',
    decision,
    possible: [...possible],
    byRules,
    overridden,
    floorM2: venue.floorM2,
    neededM2,
    missingM2,
    population,
    costFen: cost?.fen ?? null,
    factsOn: venue.factsOn.toString(),
    missing: venue.assessment?.outcome.missing ?? [],
    unseen: venue.unseen,
    synthetic: venue.synthetic,
  }
}

const nothing = (divisionCode: string, population: number | null): VenueListing => ({
  id: null,
  divisionCode,
  divisionName: divisionName(divisionCode),
  palaceId: null,
  name: null,
  state: 'notRecorded',
  decision: null,
  possible: [],
  byRules: null,
  overridden: false,
  floorM2: null,
  neededM2: null,
  missingM2: null,
  population,
  costFen: null,
  factsOn: null,
  missing: [],
  unseen: 0,
  synthetic: false,
})
