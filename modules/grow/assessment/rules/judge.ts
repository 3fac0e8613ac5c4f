import type { Facts, StandardsUsed } from '../contract/facts.ts'
import type { Finding, Outcome } from '../contract/outcome.ts'
import { decisions, type Decision } from '../contract/vocabulary.ts'
import { fillable, type Fillable, fillingsOf, isOpen, withFact } from './fillings.ts'
import { floorStandard, measure, missingFloor, numberOf } from './measure.ts'

/**
 * P2 for a venue of which everything is known. None: new. A need is not met: renovate or expand, unless something stands
 * in the way, then new. All needs are met: no building; fill in what is wanting, if anything is.
 */
export function decide(findings: readonly Finding[]): Decision {
  const unmet = (pushes: Finding['pushes']) =>
    findings.some((one) => one.pushes === pushes && one.verdict === 'unmet')
  if (findings.some(({ rule, verdict }) => rule === 'venue' && verdict === 'unmet')) return 'newBuild'
  if (unmet('renovateExpand')) return unmet('newBuild') ? 'newBuild' : 'renovateExpand'
  return unmet('upgrade') ? 'upgrade' : 'enough'
}

/**
 * What the decision may come to, the mildest first, whatever the unknown facts turn out to be: each is tried with a value
 * for every way in which the rules can come out. One entry: the unknown facts do not matter.
 */
export function possibleOf(facts: Facts, standards: StandardsUsed): Decision[] {
  const found = new Set<Decision>()
  const fill = (from: Facts, at: number): void => {
    if (found.size === decisions.length) return
    const name = fillable.slice(at).find((one) => isOpen(one, from))
    if (!name) return void found.add(decide(measure(from, standards)))
    for (const value of fillingsOf(name, from, standards))
      fill(withFact(from, name, value), fillable.indexOf(name) + 1)
  }
  fill(facts, 0)
  return decisions.filter((one) => found.has(one))
}

/** Judges a venue: every rule with its numbers, and the decision, or what it may come to. P2. */
export function judge(facts: Facts, standards: StandardsUsed): Outcome {
  const possible = possibleOf(facts, standards)
  const decision = possible.length === 1 ? possible[0]! : null
  const { floorM2 } = floorStandard(facts, standards)
  const neededM2 = floorM2 === null ? null : Math.ceil(floorM2)
  const missingM2 = facts.present ? missingFloor(facts, standards) : neededM2
  return {
    decision,
    possible,
    missing: decision === null ? missingFacts(facts, standards, possible) : [],
    findings: measure(facts, standards),
    neededM2,
    missingM2,
    costFen: costOf(facts, standards, { decision, neededM2, missingM2 }),
  }
}

/** Unknown facts that narrow down what the decision may come to, once they are known. */
const missingFacts = (facts: Facts, standards: StandardsUsed, possible: readonly Decision[]): Fillable[] =>
  fillable.filter(
    (name) =>
      isOpen(name, facts) &&
      fillingsOf(name, facts, standards).some(
        (value) => possibleOf(withFact(facts, name, value), standards).length < possible.length,
      ),
  )

type Sized = Pick<Outcome, 'decision' | 'neededM2' | 'missingM2'>

/** Floor × a standard per m², in fen; filling in is not estimated. */
function costOf(
  facts: Facts,
  standards: StandardsUsed,
  { decision, neededM2, missingM2 }: Sized,
): number | null {
  const fen = (key: 'palace.cost.newPerM2' | 'palace.cost.renovatePerM2', squareMetres: number) =>
    Math.round(numberOf(standards, key, facts.population)! * 100) * squareMetres
  if (decision === 'newBuild' && neededM2 !== null) return fen('palace.cost.newPerM2', neededM2)
  if (decision === 'renovateExpand' && missingM2 !== null && facts.floorM2 !== null)
    return fen('palace.cost.newPerM2', missingM2) + fen('palace.cost.renovatePerM2', facts.floorM2)
  return null
}
