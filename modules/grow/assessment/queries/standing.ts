import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Facts, StandardsUsed } from '../contract/facts.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { VenueText } from '../contract/venue.ts'
import type { Condition, Decision, FunctionRoom } from '../contract/vocabulary.ts'

/** A venue as it stands, with its latest assessment and the override in force. */
export type Standing = {
  id: string
  divisionCode: string
  palaceId: string | null
  name: string
  present: boolean
  address: string | null
  lng: number | null
  lat: number | null
  floorM2: number | null
  builtYear: number | null
  renovatedYear: number | null
  functions: FunctionRoom[] | null
  unknownRooms: FunctionRoom[]
  condition: Condition | null
  independentTitle: boolean | null
  operatingRight: boolean | null
  expansionM2: number | null
  seats: number | null
  compact: boolean
  costFen: number | null
  factsOn: Temporal.PlainDate
  source: string
  sourceUrl: string | null
  note: string | null
  synthetic: boolean
  version: number
  updatedAt: Temporal.Instant
  assessment: {
    id: string
    facts: Facts
    standards: StandardsUsed
    outcome: Outcome
    assessedAt: Temporal.Instant
  } | null
  override: { id: string; decision: Decision; reason: string; at: Temporal.Instant; by: string } | null
  /** Differences that nobody has acknowledged. */
  unseen: number
}

type Wanted = { prefix?: string; ids?: readonly string[]; palaceId?: string }
type Row = Omit<Standing, 'assessment' | 'override'> & {
  assessmentId: string | null
  facts: Facts
  standards: StandardsUsed
  outcome: Outcome
  assessedAt: Temporal.Instant
  overrideId: string | null
  overrideDecision: Decision
  overrideReason: string
  overriddenAt: Temporal.Instant
  overriddenBy: string
}

/** Venues that were not removed, by division and name: one query for one venue or for a province. */
export async function standingVenues(db: Db, { prefix = '', ids, palaceId }: Wanted): Promise<Standing[]> {
  const { rows } = await sql<Row>`
    select v.id, v.division_code as "divisionCode", v.palace_id as "palaceId", v.name, v.present, v.address, v.lng, v.lat,
      v.floor_m2 as "floorM2", v.built_year as "builtYear", v.renovated_year as "renovatedYear", v.functions,
      v.unknown_rooms as "unknownRooms", v.condition,
      v.independent_title as "independentTitle", v.operating_right as "operatingRight", v.expansion_m2 as "expansionM2",
      v.seats, v.compact, v.cost_fen as "costFen", v.facts_on as "factsOn", v.source, v.source_url as "sourceUrl", v.note,
      v.synthetic, v.version, v.updated_at as "updatedAt",
      a.id as "assessmentId", a.facts, a.standards, a.outcome, a.assessed_at as "assessedAt",
      o.id as "overrideId", o.decision as "overrideDecision", o.reason as "overrideReason",
      o.overridden_at as "overriddenAt", o.overridden_by as "overriddenBy",
      (select count(*)::integer from assessment.difference d where d.venue_id = v.id and d.acknowledged_at is null) as unseen
    from assessment.venue v
    left join lateral (select * from assessment.assessment a where a.venue_id = v.id order by a.id desc limit 1) a on true
    left join assessment.override o on o.venue_id = v.id and o.withdrawn_at is null
    where v.removed_at is null and v.division_code like ${`${prefix}%`}
      and (${palaceId === undefined} or v.palace_id = ${palaceId ?? null}::uuid)
      and (${ids === undefined} or v.id = any(${ids ?? []}::uuid[]))
    order by v.division_code, v.name, v.id`.execute(db)
  return rows.map(
    ({
      assessmentId,
      facts,
      standards,
      outcome,
      assessedAt,
      overrideId,
      overrideDecision,
      overrideReason,
      overriddenAt,
      overriddenBy,
      ...venue
    }) => ({
      ...venue,
      assessment: assessmentId && {
        id: assessmentId,
        // Judged before rooms could be partly known: then all were, or none.
        facts: { ...facts, unknownRooms: facts.unknownRooms ?? [] },
        standards,
        outcome,
        assessedAt,
      },
      override: overrideId && {
        id: overrideId,
        decision: overrideDecision,
        reason: overrideReason,
        at: overriddenAt,
        by: overriddenBy,
      },
    }),
  ) as Standing[]
}

/** The venue that a palace of the register is; null: nobody recorded one. */
export const venueOfPalace = async (db: Db, palaceId: string): Promise<Standing | null> =>
  (await standingVenues(db, { palaceId }))[0] ?? null

/** What is written about a venue, as a form or a file holds it. */
export const textOf = ({ factsOn, ...venue }: Standing): VenueText => ({
  palaceId: venue.palaceId,
  name: venue.name,
  address: venue.address,
  lng: venue.lng,
  lat: venue.lat,
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
  costFen: venue.costFen,
  factsOn: factsOn.toString(),
  source: venue.source,
  sourceUrl: venue.sourceUrl,
  note: venue.note,
})
