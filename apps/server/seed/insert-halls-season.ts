import { sql } from 'kysely'
import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import {
  announceSeason,
  askProposal,
  createSeason,
  enterRequest,
  runProposal,
} from '#modules/serve/seasons/index.ts'
import { demoPalaceSlug } from '../../../tools/demo/accounts.ts'
import { hallsSeason } from '../../../tools/demo/halls-season.ts'

const nobody = { send: async () => {}, emit: async () => {} }
const zone = 'Asia/Shanghai'
/** Halls that organisations ask for by the week. */
const GIVEN = ['hall', 'theatre', 'court', 'studio', 'classroom']

/** One season of halls of the demonstration palace by the use cases themselves: asked for by many, proposed, open for hand changes. Returns its requests. */
export async function insertHallsSeason(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows: halls } = await sql<{
    palaceId: string
    spaceId: string
    kind: string
    capacity: number | null
  }>`
    select s.palace_id as "palaceId", s.id as "spaceId", s.kind, s.capacity from places.space s
    join places.palace p on p.id = s.palace_id
    where p.slug = ${demoPalaceSlug} and s.retired_at is null and s.kind = any(${GIVEN}::text[])
    order by s.position, s.name, s.id limit 8`.execute(db)
  if (halls.length === 0) return 0
  const { palaceId } = halls[0]!
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const at = (days: number) =>
    day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: '20:00' }).toInstant()
  const as = (actor: Actor, when: Temporal.Instant): ActionContext => ({
    db,
    actor,
    outbox: nobody,
    clock: { now: () => when },
  })
  // After the bookings and sessions of the demonstration, which last 45 days.
  const firstDay = day.add({ days: 60 })
  const { seasonId } = await createSeason(as(system, at(-20)), {
    palaceId,
    title: hallsSeason.title,
    note: hallsSeason.note,
    firstDay: firstDay.toString(),
    lastDay: firstDay.add({ weeks: 12 }).toString(),
    applyFrom: at(-20).toString(),
    applyUntil: at(3).toString(),
    publishAt: at(10).toString(),
    rules: {
      weights: { union: 3, club: 3, school: 2, other: 1 },
      rankPercent: [100, 80, 60],
      offPeakPercent: 120,
      offPeakUntil: '17:00',
      capMinutes: 480,
      takenPercent: 25,
    },
    halls: halls.map(({ spaceId }) => ({ palaceId, spaceId })),
  })
  const ids = { palaceId, seasonId }
  await announceSeason(as(system, at(-20)), ids)
  const keeper = as({ ...system, personId: null }, at(-5))
  // As many as the smallest of the halls holds.
  const people = Math.min(20, ...halls.map(({ capacity }) => capacity ?? 20))
  for (const asked of hallsSeason.requests(halls)) await enterRequest(keeper, { ...ids, ...asked, people })
  const { runId } = await askProposal(keeper, ids)
  await runProposal(keeper, { palaceId, runId }, { steps: 300, moves: 20_000 })
  await sql`update seasons.season set synthetic = true where id = ${seasonId}`.execute(db)
  return hallsSeason.requests(halls).length
}
