import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import type { Db } from '#kit/db/index.ts'
import { divisionTree, type Division } from '#modules/base/places/index.ts'
import { type StandardRow, standardsAsTheyStand } from '#modules/base/standards/index.ts'
import type { Facts, StandardUsed, StandardsUsed } from '../contract/facts.ts'
import { type Cause, usedStandards } from '../contract/vocabulary.ts'
import { standingVenues, type Standing } from '../queries/standing.ts'
import { causesOf, sameInput } from '../rules/causes.ts'
import { judge } from '../rules/judge.ts'
import { assessmentDb } from '../schema/db.ts'
import { type Differing, tellDifferences } from './tell-differences.ts'
import { today } from './venue-columns.ts'

type Asked = {
  tx: Db
  now: Temporal.Instant
  ids: readonly string[]
  cause: Cause
  /** Who changed what, so that the others who answer for a house are told; left out while venues are first recorded. */
  told?: Pick<ActionScope, 'actor' | 'later'>
}

/**
 * Judges venues by the standards in force today, and keeps the decision with the facts and standards that it rests on. A
 * venue of which nothing changed that is measured keeps its assessment. A decision that came out otherwise becomes a
 * difference, to be acknowledged, of which they are told who answer for the venue. As many statements for a thousand venues as for one. P2.
 */
export async function assessVenues({ tx, now, ids, cause, told }: Asked) {
  const [venues, tree, standardOf] = await Promise.all([
    standingVenues(tx, { ids }),
    divisionTree(tx),
    standardsAsTheyStand(tx),
  ])
  const divisions = new Map(tree.map((division) => [division.code, division]))
  const on = today(now)
  const fresh = venues.flatMap((venue) => {
    const division = divisions.get(venue.divisionCode)!
    const facts = factsOf(venue, division, on.year)
    const { level, code: divisionCode } = division
    const where = { divisionCode, level, palaceId: venue.palaceId, on }
    const standards = Object.fromEntries(
      usedStandards.map((key) => [key, standardUsed(standardOf(key, where), key, divisionCode)]),
    ) as StandardsUsed
    const { assessment: before } = venue
    if (before && sameInput(before, { facts, standards })) return []
    return [{ id: newId(), venue, before, facts, standards, outcome: judge(facts, standards) }]
  })
  const rows = fresh.map(({ id, venue, facts, standards, outcome }) => ({
    id,
    venue_id: venue.id,
    cause,
    facts: JSON.stringify(facts),
    standards: JSON.stringify(standards),
    outcome: JSON.stringify(outcome),
    decision: outcome.decision,
    possible: outcome.possible,
    assessed_on: on,
    assessed_at: now,
  }))
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await assessmentDb(tx)
      .insertInto('assessment.assessment')
      .values(rows.slice(at, at + AT_ONCE))
      .execute()
  const differences = fresh.flatMap(({ id, venue, before, ...after }) =>
    before && before.outcome.decision !== after.outcome.decision
      ? [{ id: newId(), afterId: id, venue, before, after, causes: causesOf(before, after) }]
      : [],
  )
  for (let at = 0; at < differences.length; at += AT_ONCE)
    await assessmentDb(tx)
      .insertInto('assessment.difference')
      .values(
        differences.slice(at, at + AT_ONCE).map(({ id, afterId, venue, before, after, causes }) => ({
          id,
          venue_id: venue.id,
          before_id: before.id,
          after_id: afterId,
          before_decision: before.outcome.decision,
          after_decision: after.outcome.decision,
          causes: JSON.stringify(causes),
          noted_at: now,
        })),
      )
      .execute()
  if (told)
    await tellDifferences(
      tx,
      { ...told, now },
      differences
        // What an official decided otherwise holds whatever the rules say.
        .filter(({ venue }) => venue.override === null)
        .map(({ id, venue, before, after, causes }): Differing => ({
          id,
          house: venue,
          before: before.outcome.decision,
          after: after.outcome.decision,
          what: causes.some(({ standard }) => standard !== null) ? 'standards' : 'facts',
        })),
    )
  return { assessed: fresh.length, differences: differences.length }
}

const AT_ONCE = 1_000

const factsOf = (venue: Standing, division: Division, year: number): Facts => ({
  present: venue.present,
  floorM2: venue.floorM2,
  builtYear: venue.builtYear,
  renovatedYear: venue.renovatedYear,
  functions: venue.functions,
  unknownRooms: venue.unknownRooms,
  condition: venue.condition,
  independentTitle: venue.independentTitle,
  operatingRight: venue.operatingRight,
  expansionM2: venue.expansionM2,
  seats: venue.seats,
  compact: venue.compact,
  population: division.population,
  year,
})

/** @throws Error when the register lacks the standard: it is part of every installation */
function standardUsed(row: StandardRow | null, key: string, divisionCode: string): StandardUsed {
  if (!row) throw new Error(`The register of standards has no value of ${key} for ${divisionCode} today.`)
  const { id: rowId, value, unit, sourceTitle, sourceNumber, sourceUrl, verified, note, effectiveFrom } = row
  return {
    rowId,
    value,
    unit,
    sourceTitle,
    sourceNumber,
    sourceUrl,
    verified,
    note,
    effectiveFrom: effectiveFrom.toString(),
  }
}
