import { action } from '#kit/db/action.ts'
import { beaconRoundAt, DrawError, quicknet, sealFile, sealOf, sha256Hex } from '#kit/draw/index.ts'
import { z } from 'zod'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { applicationsTo } from '../queries/applications.ts'
import { contributionsOf } from '../queries/draw.ts'
import { coursesOf } from '../queries/rounds.ts'
import { LIST_COLUMNS, listFile, rulesFile } from '../rules/files.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { frozenRows, rulesOf } from './frozen-rows.ts'
import { beaconReader } from '../ports.ts'
import { openRound, stepOf } from './open-round.ts'

const Input = roundPath.extend({
  beacon: z
    .object({ chain: z.string().max(100), round: z.number().int().min(1) })
    .nullable()
    .default(null),
})

/**
 * Freezes the list of a round under pseudonyms, and publishes its hash with that of the rules and with where the randomness will come from:
 * from here on the database refuses every change. Again changes nothing. P5.
 * @throws Problem `step-not-open` while applications run | `nobody-contributed` | `beacon-wrong`
 */
export const sealRound = action(Input, async (scope, { beacon: chosen, ...ids }) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  const { round } = open
  if (round.state === 'sealed') return unchanged()
  if (phaseOf(round, now) !== 'closed') throw errors.error('step-not-open')
  const [applications, courses, contributions] = await Promise.all([
    applicationsTo(tx, round.palaceId, round.id),
    coursesOf(tx, round.palaceId, round.id),
    contributionsOf(tx, round.palaceId, round.id),
  ])
  const list = listFile(await frozenRows(tx, round, applications))
  const rules = rulesFile(rulesOf(round, courses))
  // Sealed late, whoever promised randomness has until now, and the beacon's round is one that nobody knows yet.
  const due = Math.max(seconds(round.drawAt), seconds(now))
  const sealed = { round: round.id, sealedAt: seconds(now), list, columns: LIST_COLUMNS, rules }
  const beacon = chosen ?? beaconAfter(due)
  const plan = {
    contributions: contributions.map(({ name, commitment }) => ({ name, commitment })),
    revealBy: due,
    beacon,
    missing: beacon ? ('continue' as const) : ('stop' as const),
  }
  const seal = refusing(() => sealFile(sealOf(sealed, plan)))
  await allocationDb(tx)
    .insertInto('allocation.draw')
    .values({
      palace_id: round.palaceId,
      round_id: round.id,
      list: Buffer.from(list),
      rules: Buffer.from(rules),
      seal: Buffer.from(seal),
    })
    .execute()
  await allocationDb(tx)
    .updateTable('allocation.round')
    .set({ sealed_at: now })
    .where('palace_id', '=', round.palaceId)
    .where('id', '=', round.id)
    .execute()
  journal(stepOf(open, 'sealRound', { seal: sha256Hex(seal), parties: applications.length }))
})

/** The first round of the beacon after this time, where the installation reads one. */
const beaconAfter = (time: number) => (beaconReader() ? beaconRoundAt(quicknet, time + 1) : null)

const seconds = (time: Temporal.Instant) => Math.floor(time.epochMilliseconds / 1000)

/** What a draw refuses, as a problem that staff can do something about. */
export function refusing<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof DrawError)) throw error
    if (error.code === 'no-entropy') throw errors.error('nobody-contributed')
    if (error.code === 'contribution-missing')
      throw errors.error('secret-missing', { params: { name: error.about } })
    throw errors.error('beacon-wrong', { field: 'beacon' })
  }
}
