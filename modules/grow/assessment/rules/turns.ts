import type { Facts, StandardsUsed } from '../contract/facts.ts'
import type { FactName, Turn } from '../contract/outcome.ts'
import { conditions, usedStandards, type Decision, type UsedStandard } from '../contract/vocabulary.ts'
import { fillable, type Fillable, turnsOf } from './fillings.ts'
import { possibleOf } from './judge.ts'
import { addableFloor, ageOf, gradeOf, missingFloor, numberOf } from './measure.ts'

/**
 * What would change the answer: for each known fact, and each standard, the smallest change of it alone that leads to
 * another decision, one for each decision that it can lead to. What is undecided has no turns: facts are missing.
 */
export function turnsFrom(facts: Facts, standards: StandardsUsed): Turn[] {
  const now = decisionOf(facts, standards)
  if (now === null || !facts.present) return []
  const ofFacts = [...fillable, 'renovatedYear' as const, 'compact' as const].flatMap((fact) => {
    const from = facts[fact]
    const to = valuesOf(fact, facts, standards)
    const judged = to.map((value) => ({
      to: value,
      decision: decisionOf({ ...facts, [fact]: value }, standards),
      far: distance(from, value),
    }))
    return nearest(judged, now).map((turn) => ({ fact, standard: null, from, ...turn }))
  })
  const ofStandards = usedStandards.flatMap((standard) => {
    const from = numberOf(standards, standard, facts.population)
    if (from === null) return []
    const judged = standardTurns(standard, facts, standards).map((value) => ({
      to: value,
      decision: decisionOf(facts, withStandard(standards, standard, value)),
      far: Math.abs(value - from),
    }))
    return nearest(judged, now).map((turn) => ({ fact: null, standard, from, ...turn }))
  })
  return [...ofFacts, ...ofStandards]
}

const decisionOf = (facts: Facts, standards: StandardsUsed): Decision | null => {
  const possible = possibleOf(facts, standards)
  return possible.length === 1 ? possible[0]! : null
}

const withStandard = (standards: StandardsUsed, key: UsedStandard, value: number): StandardsUsed => ({
  ...standards,
  [key]: { ...standards[key], value },
})

type Judged = { to: Turn['to']; decision: Decision | null; far: number }

/** Of the values that lead elsewhere, the nearest for each decision. */
function nearest(judged: readonly Judged[], now: Decision): Pick<Turn, 'to' | 'decision'>[] {
  const best = new Map<Decision | null, Judged>()
  for (const one of judged.toSorted((a, b) => a.far - b.far))
    if (one.decision !== now && !best.has(one.decision)) best.set(one.decision, one)
  return [...best.values()].map(({ to, decision }) => ({ to, decision }))
}

/** Values of a fact at which some rule turns; none while nobody knows what it is. */
function valuesOf(fact: FactName, facts: Facts, standards: StandardsUsed): Turn['to'][] {
  if (fact === 'compact') return [!facts.compact]
  if (fact === 'renovatedYear')
    return turnsOf('builtYear', facts, standards).filter(
      (year) => typeof year === 'number' && year >= (facts.builtYear ?? 0),
    )
  if (facts[fact] === null || (fact === 'builtYear' && facts.renovatedYear !== null)) return []
  return turnsOf(fact as Fillable, facts, standards)
}

function distance(from: Facts[FactName], to: Turn['to']): number {
  if (typeof from === 'number' && typeof to === 'number') return Math.abs(from - to)
  if (Array.isArray(from) && Array.isArray(to))
    return new Set<string>(from).symmetricDifference(new Set(to)).size
  if (typeof from === 'string')
    return Math.abs(conditions.indexOf(from as never) - conditions.indexOf(to as never))
  return 1
}

/** Values of a standard at which a rule turns for this venue. */
function standardTurns(key: UsedStandard, facts: Facts, standards: StandardsUsed): number[] {
  const at = (found: number | null) =>
    found === null ? [] : [found, found + 1].filter((value) => value >= 0)
  switch (key) {
    case 'palace.area.min':
    case 'palace.compact.area': {
      if (facts.floorM2 === null) return []
      const ratio = numberOf(standards, 'palace.expansion.plotRatio', facts.population) ?? 0
      const reach = facts.floorM2 + addableFloor(facts.expansionM2 ?? 0, ratio)
      return [...at(facts.floorM2), ...at(reach)]
    }
    case 'palace.compact.seatsMin':
      return facts.compact ? at(facts.seats) : []
    case 'palace.renewal.years':
      return at(ageOf(facts))
    case 'palace.condition.renovateFrom':
    case 'palace.condition.rebuildFrom':
      return at(gradeOf(facts)).filter((grade) => grade <= conditions.length)
    case 'palace.expansion.plotRatio':
      return ratios(facts, standards)
    case 'palace.cost.newPerM2':
    case 'palace.cost.renovatePerM2':
      return []
    default:
      return [0, 1]
  }
}

/** The least ratio, to four decimals, at which the land has room for the missing floor, and the one below it. */
function ratios(facts: Facts, standards: StandardsUsed): number[] {
  const missing = missingFloor(facts, standards)
  if (!missing || !facts.expansionM2) return []
  const least = Math.ceil((missing / facts.expansionM2) * 1e4 - 1e-6)
  return [least / 1e4, Math.max(least - 1, 0) / 1e4]
}
