import { compute } from '#kit/compute/index.ts'
import type { Db } from '#kit/db/index.ts'
import { remembered } from '#kit/db/remembered.ts'
import { frozenRows, rulesOf } from '../actions/frozen-rows.ts'
import { errors } from '../errors.ts'
import { applicationsTo } from '../queries/applications.ts'
import { drawOf } from '../queries/draw.ts'
import { coursesOf, type RoundRecord } from '../queries/rounds.ts'
import { chances, trialLines } from '../rules/chance.ts'
import { MANY_PARTIES, trialComputation } from '../rules/in-a-thread.ts'
import { type Drawn, drawnRound, publicResults } from '../rules/drawn.ts'
import { listFile, readList, readRules } from '../rules/files.ts'
import { readResults } from '../rules/read-results.ts'

const lately = remembered<Drawn>(600)

/** A published round, put together from its files; kept for a while, since it never changes. @throws Problem `step-not-open` */
export function drawnFromFiles(db: Db, { palaceId, id, publishedAt }: RoundRecord): Promise<Drawn> {
  if (!publishedAt) throw errors.error('step-not-open')
  return lately(id, async () => {
    const { list, rules, results } = (await drawOf(db, palaceId, id))!
    return drawnRound(list, readRules(rules), readResults(results!))
  })
}

const counted = remembered<ReturnType<typeof publicResults>>(600)

/** What everybody may see of a published round. */
export const resultsOf = (db: Db, round: RoundRecord) =>
  counted(round.id, async () => publicResults(await drawnFromFiles(db, round)))

/** Trials cost the time of a match each: many for a small round, few for one of a hundred thousand, where luck evens out by itself. */
const WORK = 500_000
const trialsFor = (parties: number) => Math.round(Math.min(64, Math.max(8, WORK / Math.max(1, parties))))

const MOST_MILLISECONDS = 60_000

const tried = remembered<ReturnType<typeof trialLines>>(120)

/** The chance of each choice of this list by how people have applied until now, at most two minutes old. */
export async function chancesNow(
  db: Db,
  round: RoundRecord,
  asking: { choices: readonly number[]; entitled: number; tickets: number },
): Promise<number[]> {
  const { lines, stages } = await tried(round.id, async () => {
    const rules = rulesOf(round, await coursesOf(db, round.palaceId, round.id))
    const rows = await frozenRows(db, round, await applicationsTo(db, round.palaceId, round.id))
    const { market, tickets } = readList(listFile(rows), rules)
    const asked = { market: { ...market, tickets }, trials: trialsFor(market.parties) }
    return market.parties < MANY_PARTIES
      ? trialLines(asked.market, asked.trials)
      : compute(trialComputation, asked, { limitMs: MOST_MILLISECONDS })
  })
  return chances(lines, stages, { ...asking, choices: asking.choices.map((no) => no - 1) })
}
