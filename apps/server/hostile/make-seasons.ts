import { sql } from 'kysely'
import { system } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import type { Db } from '#kit/db/index.ts'
import { runProposal } from '#modules/serve/seasons/index.ts'
import { hallRequest, seasonText } from './seasons.ts'

type Given = {
  make: <Answer>(name: string, method: string, path: string, body?: object) => Promise<Answer>
  db: Db
  clock: Clock
  palaceId: string
  hall: string
  secret: string
}

/** A season in each state that an act needs: a draft, one that waits for its calculation, and one with a plan and a date in conflict. */
export async function makeSeasons({ make, db, clock, palaceId, hall, secret }: Given) {
  const path = `/palaces/${palaceId}/seasons`
  type Made = { id: string }
  const post = (to: string, body?: object) => make<Made>('director:own', 'POST', `${path}${to}`, body)
  const one = async (note = '') => (await post('', seasonText(palaceId, hall, note))).id
  const asked = async () => {
    const seasonId = await one()
    await post(`/${seasonId}/announce`)
    const request = { ...hallRequest(hall), organisation: `${secret}合唱团` }
    const { id: requestId } = await post(`/${seasonId}/requests`, request)
    return { seasonId, requestId, runId: (await post(`/${seasonId}/runs`)).id }
  }
  const [planned, waiting] = [await asked(), await asked()]
  const bySystem = { db, clock, actor: system, outbox: { send: async () => {}, emit: async () => {} } }
  await runProposal(bySystem, { palaceId, runId: planned.runId }, { steps: 20, moves: 100 })
  const { rows } = await sql<Made>`
    insert into seasons.conflict (palace_id, placement_id, date, why)
    select palace_id, id, '2027-03-09', 'slot-taken' from seasons.placement
    where season_id = ${planned.seasonId} returning placement_id as id`.execute(db)
  return {
    seasonId: planned.seasonId,
    hallRequestId: planned.requestId,
    placementId: rows[0]!.id,
    draftSeasonId: await one(`${secret}还没定`),
    waitingSeasonId: waiting.seasonId,
    waitingRequestId: waiting.requestId,
    waitingRunId: waiting.runId,
  }
}
