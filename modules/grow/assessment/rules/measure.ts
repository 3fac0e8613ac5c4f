import type { Facts, StandardsUsed } from '../contract/facts.ts'
import type { Finding } from '../contract/outcome.ts'
import { valueAtPopulation } from '../contract/standards.ts'
import {
  conditions,
  coreFunctions,
  furtherFunctions,
  type FunctionRoom,
  type UsedStandard,
} from '../contract/vocabulary.ts'

/** A standard as one number, read at the service population; null when it depends on one that nobody knows. */
export function numberOf(
  standards: StandardsUsed,
  key: UsedStandard,
  population: number | null,
): number | null {
  const { value } = standards[key]
  if (typeof value === 'number') return value
  return population === null ? null : valueAtPopulation(value, population)
}

/** Which standard says how large the house is to be: a compact one need not be larger than an ordinary one. */
export function floorStandard(facts: Facts, standards: StandardsUsed) {
  const of = (key: UsedStandard) => ({ key, floorM2: numberOf(standards, key, facts.population) })
  const [ordinary, compact] = [of('palace.area.min'), of('palace.compact.area')]
  return facts.compact && (ordinary.floorM2 === null || compact.floorM2! < ordinary.floorM2)
    ? compact
    : ordinary
}

/** How much floor the house lacks, m²; null: unknown. */
export function missingFloor(facts: Facts, standards: StandardsUsed): number | null {
  const { floorM2 } = floorStandard(facts, standards)
  return floorM2 === null || facts.floorM2 === null ? null : Math.max(0, Math.ceil(floorM2 - facts.floorM2))
}

/** Is the room there? 1, 0, or null: nobody knows. */
export function roomIn({ functions, unknownRooms }: Facts, room: FunctionRoom): number | null {
  if (functions?.includes(room)) return 1
  return functions === null || unknownRooms.includes(room) ? null : 0
}

/** How much floor the land has room for, m². */
export const addableFloor = (expansionM2: number, ratio: number): number =>
  Math.floor(expansionM2 * ratio + 1e-6)

/** Years since the house was built or last renovated as a whole; null: unknown. */
export function ageOf({ builtYear, renovatedYear, year }: Facts): number | null {
  const since = renovatedYear ?? builtYear
  return since === null ? null : year - since
}

export const gradeOf = ({ condition }: Facts): number | null =>
  condition === null ? null : conditions.indexOf(condition) + 1

/**
 * Measures a venue by every rule of P2, in the order in which they are told. What stands in the way of expanding is asked
 * only where a need is not met, or may not be.
 */
export function measure(facts: Facts, standards: StandardsUsed): Finding[] {
  const venue = finding({
    rule: 'venue',
    pushes: 'newBuild',
    measure: 'venues',
    found: Number(facts.present),
    needed: 1,
  })
  if (!facts.present) return [venue]
  const needs = needsOf(facts, standards)
  const obstacles = needs.some(({ verdict }) => verdict !== 'met') ? obstaclesOf(facts, standards) : []
  return [venue, ...needs, ...obstacles, ...wishesOf(facts, standards)]
}

/** Too small, incomplete or old: what renovating or expanding would mend. */
function needsOf(facts: Facts, standards: StandardsUsed): Finding[] {
  const number = (key: UsedStandard) => numberOf(standards, key, facts.population)
  const floor = floorStandard(facts, standards)
  const common = { pushes: 'renovateExpand' } as const
  const needs = [
    finding({
      ...common,
      rule: 'area',
      measure: 'squareMetres',
      found: facts.floorM2,
      needed: floor.floorM2,
      standard: floor.key,
    }),
    ...rooms(coreFunctions, 'renovateExpand', facts, standards),
    finding({
      ...common,
      rule: 'age',
      measure: 'years',
      most: true,
      found: ageOf(facts),
      needed: number('palace.renewal.years'),
      standard: 'palace.renewal.years',
    }),
    finding({
      ...common,
      rule: 'safety',
      measure: 'grade',
      most: true,
      found: gradeOf(facts),
      needed: number('palace.condition.renovateFrom'),
      standard: 'palace.condition.renovateFrom',
    }),
  ]
  if (!facts.compact) return needs
  const seats = finding({
    ...common,
    rule: 'compactSeats',
    measure: 'seats',
    found: facts.seats,
    needed: number('palace.compact.seatsMin'),
    standard: 'palace.compact.seatsMin',
  })
  return [...needs, seats]
}

/** What makes expanding impossible: no land for the floor that is missing, a house that is unsafe as a whole, no right to it. */
function obstaclesOf(facts: Facts, standards: StandardsUsed): Finding[] {
  const common = { pushes: 'newBuild' } as const
  const missing = missingFloor(facts, standards)
  const { expansionM2, independentTitle, operatingRight } = facts
  const ratio = numberOf(standards, 'palace.expansion.plotRatio', facts.population)
  const land = finding({
    ...common,
    rule: 'land',
    measure: 'squareMetres',
    found: expansionM2 === null || ratio === null ? null : addableFloor(expansionM2, ratio),
    needed: missing,
    standard: 'palace.expansion.plotRatio',
  })
  return [
    ...(missing === 0 ? [] : [land]),
    finding({
      ...common,
      rule: 'unsafe',
      measure: 'grade',
      most: true,
      found: gradeOf(facts),
      needed: numberOf(standards, 'palace.condition.rebuildFrom', facts.population),
      standard: 'palace.condition.rebuildFrom',
    }),
    finding({
      ...common,
      rule: 'rights',
      measure: 'right',
      found: eitherOf(independentTitle, operatingRight),
      needed: 1,
    }),
  ]
}

/** What an existing house can take in, or settle, without building. */
function wishesOf(facts: Facts, standards: StandardsUsed): Finding[] {
  const right = (rule: 'title' | 'operatingRight', held: boolean | null) =>
    finding({
      rule,
      pushes: 'upgrade',
      measure: 'right',
      found: held === null ? null : Number(held),
      needed: 1,
    })
  return [
    ...rooms(furtherFunctions, 'upgrade', facts, standards),
    right('title', facts.independentTitle),
    right('operatingRight', facts.operatingRight),
  ]
}

const rooms = (
  wanted: readonly FunctionRoom[],
  pushes: Finding['pushes'],
  facts: Facts,
  standards: StandardsUsed,
): Finding[] =>
  wanted
    .filter((room) => numberOf(standards, `palace.room.${room}`, facts.population) !== 0)
    .map((room) =>
      finding({
        rule: `room.${room}`,
        pushes,
        measure: 'rooms',
        found: roomIn(facts, room),
        needed: 1,
        standard: `palace.room.${room}`,
      }),
    )

/** Held when one of the two is; missing only when both are known to be missing. */
function eitherOf(a: boolean | null, b: boolean | null): number | null {
  if (a || b) return 1
  return a === null || b === null ? null : 0
}

type Measured = Pick<Finding, 'rule' | 'pushes' | 'measure' | 'found' | 'needed'> &
  Partial<Pick<Finding, 'standard' | 'most'>>

function finding({ standard = null, most = false, ...measured }: Measured): Finding {
  const { found, needed } = measured
  const verdict =
    found === null || needed === null
      ? 'unknown'
      : (most ? found < needed : found >= needed)
        ? 'met'
        : 'unmet'
  return { ...measured, standard, most, verdict }
}
