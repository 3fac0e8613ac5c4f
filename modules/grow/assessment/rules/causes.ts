import type { Facts, StandardsUsed } from '../contract/facts.ts'
import type { Difference } from '../contract/outcome.ts'
import { usedStandards } from '../contract/vocabulary.ts'
import { possibleOf } from './judge.ts'

type Judged = { facts: Facts; standards: StandardsUsed }

const text = (value: unknown) => JSON.stringify(value)
const reaches = ({ facts, standards }: Judged) => possibleOf(facts, standards).join()

/**
 * Which facts or standards made a decision come out otherwise than before. Each thing that differs is put in alone: those
 * that change the decision by themselves are named; when none does, all that differ did it together.
 */
export function causesOf(before: Judged, after: Judged): Difference[] {
  const was = reaches(before)
  const changedFacts = factNamesOf(after)
    .filter((name) => said(before, name) !== said(after, name))
    .map((fact) => ({
      cause: { fact, standard: null, from: told(before.facts, fact), to: told(after.facts, fact) },
      alone: {
        ...before,
        facts: {
          ...before.facts,
          [fact]: after.facts[fact],
          ...(fact === 'functions' && { unknownRooms: after.facts.unknownRooms }),
        },
      },
    }))
  const changedStandards = usedStandards
    .filter((key) => text(before.standards[key].value) !== text(after.standards[key].value))
    .map((standard) => ({
      cause: {
        fact: null,
        standard,
        from: before.standards[standard].value,
        to: after.standards[standard].value,
      },
      alone: { ...before, standards: { ...before.standards, [standard]: after.standards[standard] } },
    }))
  const all = [...changedFacts, ...changedStandards].map(({ cause, alone }) => ({
    ...cause,
    alone: reaches(alone) !== was,
  }))
  const decisive = all.filter(({ alone }) => alone)
  return decisive.length > 0 ? decisive : all
}

type Told = Exclude<keyof Facts, 'unknownRooms'>
/** What is known of the rooms is one fact, told as `functions`. */
const factNamesOf = ({ facts }: Judged) =>
  (Object.keys(facts) as (keyof Facts)[]).filter((name): name is Told => name !== 'unknownRooms')
const told = (facts: Facts, name: Told) =>
  name === 'functions' && facts.unknownRooms.length > 0
    ? { there: facts.functions, unknown: facts.unknownRooms }
    : facts[name]
const said = ({ facts }: Judged, name: Told) => text(told(facts, name))

/** Is everything that is measured as it was? */
export const sameInput = (a: Judged, b: Judged): boolean =>
  factNamesOf(b).every((name) => said(a, name) === said(b, name)) &&
  usedStandards.every((key) => a.standards[key].rowId === b.standards[key].rowId)
