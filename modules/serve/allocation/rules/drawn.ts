import type { RoundResults } from '../contract/round.ts'
import type { ReserveKind } from '../contract/vocabulary.ts'
import { type Explanation, explain } from './explain.ts'
import { readList, type RoundRules } from './files.ts'
import { match } from './match.ts'
import { type Assignment, courseOf, type Market, OPEN } from './market.ts'
import type { ResultRow } from './read-results.ts'

/** A drawn round as its files say, put together again to be explained. */
export type Drawn = {
  market: Market
  result: Assignment
  rules: RoundRules
  rowOf: ReadonlyMap<string, number>
}

/** Reads the sealed list and the results; matching them again gives the same, which is what a verifier checks. */
export function drawnRound(list: Uint8Array, rules: RoundRules, rows: readonly ResultRow[]): Drawn {
  const { market: frozen } = readList(list, rules)
  const order = new Uint32Array(rows.length)
  rows.forEach(({ rank }, row) => (order[rank - 1] = row))
  const market = { ...frozen, order }
  return {
    market,
    rules,
    result: match(market),
    rowOf: new Map(rows.map(({ party }, row) => [party, row])),
  }
}

/** Why each choice of a party ended as it did; courses, kinds and ranks as numbers from 1. */
export function whyOf({ market, result, rowOf }: Drawn, party: string) {
  const row = rowOf.get(party)
  return row === undefined ? [] : explain(market, result, row).map(told)
}

const told = ({ choice, course, outcome, hurdles }: Explanation) => ({
  choice: choice + 1,
  course: course + 1,
  outcome,
  hurdles: hurdles.map(({ kind, held, lastRank }) => ({ kind: kind + 1, held, lastRank: lastRank + 1 })),
})

/** Counts, chances by choice and group, and the last numbers that got in: what everybody may see. */
export function publicResults({ market, result, rules }: Drawn): RoundResults {
  const parties = Array.from(market.order.keys())
  const people = (some: readonly number[]) => some.reduce((sum, party) => sum + market.sizes[party]!, 0)
  const group = (name: RoundResults['groups'][number]['group'], some: readonly number[]) => ({
    group: name,
    people: people(some),
    placed: people(some.filter((party) => result.choice[party]! >= 0)),
    byChoice: Array.from({ length: market.perParty }, (_, choice) =>
      people(some.filter((party) => result.choice[party] === choice)),
    ),
  })
  return {
    parties: market.parties,
    groups: [
      group('all', parties),
      group(
        'together',
        parties.filter((party) => market.sizes[party]! > 1),
      ),
      ...rules.reserves.map((name, kind) =>
        group(
          name as ReserveKind,
          parties.filter((party) => (market.entitled[party]! >>> kind) & 1),
        ),
      ),
    ],
    courses: rules.courses.map((_, course) => courseResult(market, result, parties, course, people)),
  }
}

function courseResult(
  market: Market,
  result: Assignment,
  parties: readonly number[],
  course: number,
  people: (some: readonly number[]) => number,
): RoundResults['courses'][number] {
  const choiceOf = (party: number) => {
    for (let choice = 0; choice < market.perParty; choice++)
      if (courseOf(market, party, choice) === course) return choice
    return -1
  }
  const asking = parties.filter((party) => choiceOf(party) >= 0)
  const width = result.stages.length
  return {
    no: course + 1,
    asked: people(asking),
    askedFirst: people(asking.filter((party) => choiceOf(party) === 0)),
    got: people(asking.filter((party) => result.choice[party] === choiceOf(party))),
    kinds: result.stages
      .map((kind, stage) => ({ kind: kind === OPEN ? 0 : kind + 1, at: course * width + stage }))
      .map(({ kind, at }) => ({
        kind,
        held: result.held[at]!,
        taken: result.taken[at]!,
        lastRank: result.lastRank[at]! + 1,
      }))
      .filter(({ held }) => held > 0),
  }
}
