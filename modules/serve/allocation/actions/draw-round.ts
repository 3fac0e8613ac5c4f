import { sql } from 'kysely'
import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { compute } from '#kit/compute/index.ts'
import type { Db } from '#kit/db/index.ts'
import { proofFile, proofOf, readSeal, seedOf, sha256Hex } from '#kit/draw/index.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { contributionsOf, drawOf } from '../queries/draw.ts'
import { drawComputation, MANY_PARTIES } from '../rules/in-a-thread.ts'
import { readResults, type ResultRow } from '../rules/read-results.ts'
import { allocationDb } from '../schema/db.ts'
import { openRound, stepOf } from './open-round.ts'
import { refusing } from './seal-round.ts'

/** A million parties take some eight seconds. */
const MOST_MILLISECONDS = 10 * 60_000

const Input = roundPath.extend({
  signature: z
    .string()
    .regex(/^[0-9a-f]*$/)
    .max(200)
    .nullable()
    .default(null),
})

/**
 * Draws a sealed round: the seed from the seal and what was told after it, the results from the sealed files alone, all in one transaction. A
 * crash leaves the sealed round, and drawing it then comes to the same; drawn once, again changes nothing. P5.
 * @throws Problem `step-not-open` before the time of the draw | `secret-missing` | `beacon-wrong`
 */
export const drawSealedRound = action(Input, async (scope, { signature, ...ids }) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  const { palaceId, id: roundId, state, drawAt } = open.round
  if (state === 'drawn' || state === 'published') return unchanged()
  if (state !== 'sealed' || Temporal.Instant.compare(now, drawAt) < 0) throw errors.error('step-not-open')
  const [files, contributions] = await Promise.all([
    drawOf(tx, palaceId, roundId),
    contributionsOf(tx, palaceId, roundId),
  ])
  const { list, rules, seal: sealBytes } = files!
  const plan = readSeal(sealBytes)
  const seal = sha256Hex(sealBytes)
  const entropy = {
    reveals: contributions.flatMap(({ name, secret }) => (secret === null ? [] : [{ name, secret }])),
    beacon: signature ? { signature } : null,
  }
  const { seed } = refusing(() => seedOf(plan, seal, entropy))
  // Buffers of the driver share their memory with others: a thread is handed copies.
  const sealed = {
    round: roundId,
    rows: plan.list.rows,
    seed,
    list: new Uint8Array(list),
    rules: new Uint8Array(rules),
  }
  const results = await (sealed.rows < MANY_PARTIES
    ? drawComputation.run(sealed, { progress: () => {}, shouldStop: () => false })
    : compute(drawComputation, sealed, { limitMs: MOST_MILLISECONDS }))
  const rows = readResults(results)
  const proof = proofFile(proofOf(plan, seal, entropy, { rows: rows.length, file: results }))
  await allocationDb(tx)
    .updateTable('allocation.draw')
    .set({ proof: Buffer.from(proof), results: Buffer.from(results) })
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .execute()
  await writeOutcomes(tx, { palaceId, roundId }, rows)
  await allocationDb(tx)
    .updateTable('allocation.round')
    .set({ drawn_at: now })
    .where('palace_id', '=', palaceId)
    .where('id', '=', roundId)
    .execute()
  journal(stepOf(open, 'drawRound', { seed: Buffer.from(seed).toString('hex'), results: sha256Hex(results) }))
})

type Claim = { party: string; course: number; number: number | null }

/** Writes what the results say to each application, in two statements for any number of them. */
async function writeOutcomes(
  tx: Db,
  { palaceId, roundId }: { palaceId: string; roundId: string },
  rows: readonly ResultRow[],
): Promise<void> {
  const outcomes = rows.map(({ party, rank, choice }) => ({ party, rank, choice }))
  await sql`
    insert into allocation.outcome (palace_id, round_id, application_id, rank, choice)
    select a.palace_id, a.round_id, a.id, o.rank, o.choice
    from json_to_recordset(${JSON.stringify(outcomes)}) as o (party text, rank integer, choice smallint)
    join allocation.application a on a.palace_id = ${palaceId} and a.round_id = ${roundId} and a.party = o.party`.execute(
    tx,
  )
  const claims = rows.flatMap(({ party, course, waiting }): Claim[] =>
    course === null
      ? waiting.map((place) => ({ party, course: place.course, number: place.number }))
      : [{ party, course, number: null }],
  )
  await sql`
    insert into allocation.claim (palace_id, round_id, application_id, course_no, number, size)
    select a.palace_id, a.round_id, a.id, c.course, c.number, a.size
    from json_to_recordset(${JSON.stringify(claims)}) as c (party text, course smallint, number integer)
    join allocation.application a on a.palace_id = ${palaceId} and a.round_id = ${roundId} and a.party = c.party`.execute(
    tx,
  )
}
