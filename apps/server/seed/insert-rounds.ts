import { sql } from 'kysely'
import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { commitmentTo } from '#kit/draw/index.ts'
import { toProblem } from '#kit/http/api.ts'
import {
  advanceWindow,
  announceRound,
  apply,
  commitContribution,
  confirmPlace,
  createRound,
  drawSealedRound,
  openWindow,
  publishRound,
  revealContribution,
  sealRound,
} from '#modules/serve/allocation/index.ts'
import { demoPalaceSlug } from '../../../tools/demo/accounts.ts'
import { roundTexts } from '../../../tools/demo/rounds.ts'

type Course = { palaceId: string; sessionId: string; capacity: number }
const PER_ROUND = 5
const { contributors } = roundTexts
const nobody = { send: async () => {}, emit: async () => {} }

/**
 * Two rounds and two fair windows of the demonstration palace, by the use cases themselves: of each one drawn, one that takes applications.
 * `applicant` applies to both rounds and has not confirmed yet, so that there are letters to read. Returns how many.
 */
export async function insertRounds(db: Db, now: Temporal.Instant, applicant: string): Promise<number> {
  const courses = await coursesToGive(db, now)
  const people = (await residents(db)).filter((id) => id !== applicant)
  const day = now
    .toZonedDateTimeISO('Asia/Shanghai')
    .with({ hour: 20 })
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const on = (days: number) => day.add({ days }).toInstant()
  const as = (actor: Actor, at: Temporal.Instant): ActionContext => ({
    db,
    actor,
    outbox: nobody,
    clock: { now: () => at },
  })
  const make = async (title: string, own: Course[], at: (step: number) => Temporal.Instant) => {
    const { roundId } = await createRound(as(system, at(0)), {
      palaceId: own[0]!.palaceId,
      title,
      note: roundTexts.note,
      applyFrom: at(0).toString(),
      applyUntil: at(1).toString(),
      drawAt: at(2).toString(),
      confirmUntil: at(3).toString(),
      openAt: at(4).toString(),
      mostChoices: 3,
      mostTogether: 4,
      reserves: ['gigWorker', 'retired'],
      precedence: [1, 2, 0],
      firstTime: 1,
      perLostRound: 1,
      mostTickets: 3,
      courses: own.map(({ palaceId, sessionId, capacity }) => ({
        palaceId,
        sessionId,
        seats: Math.min(capacity, 8),
        reserved: [2, 1],
      })),
    })
    const ids = { palaceId: own[0]!.palaceId, roundId }
    await announceRound(as(system, at(0)), ids)
    for (const [i, name] of contributors.entries())
      await commitContribution(as(system, at(0)), {
        ...ids,
        name,
        commitment: commitmentTo(roundId, { name, secret: secretOf(i) }),
      })
    return ids
  }
  const asking = (
    some: readonly string[],
    ids: { palaceId: string; roundId: string },
    at: Temporal.Instant,
  ) =>
    fewAtOnce(some, (personId, i) =>
      // Some may not, after no-shows: then they do not.
      apply(as({ personId, grants: [] }, at), {
        ...ids,
        personIds: [personId],
        choices: [1, 2, 3].map((n) => 1 + ((i * i + n * (1 + (i % 3))) % PER_ROUND)),
      }).catch((error: unknown) => {
        if (toProblem(error).code !== 'suspended') throw error
      }),
    )
  if (courses.length < 2 * PER_ROUND + 2) return 0
  const past = await make(roundTexts.published, courses.slice(0, PER_ROUND), (step) =>
    on([-9, -4, -3, 3, 5][step]!),
  )
  await asking([...people.slice(0, 90), applicant], past, on(-6))
  await sealRound(as(system, on(-4)), past)
  for (const [i, name] of contributors.entries())
    await revealContribution(as(system, on(-3)), { ...past, name, secret: secretOf(i) })
  await drawSealedRound(as(system, on(-3)), past)
  await publishRound(as(system, on(-3)), past)
  await confirmHalf(past)
  const open = await make(roundTexts.applying, courses.slice(PER_ROUND, 2 * PER_ROUND), (step) =>
    on([-2, 2, 3, 5, 6][step]!),
  )
  await asking([applicant, ...people.slice(30, 120)], open, now)
  // Two sessions by themselves: a window that was drawn, and one that is open.
  const [last, next] = courses.slice(2 * PER_ROUND) as [Course, Course]
  const window = async ({ palaceId, sessionId }: Course, from: number, until: number) => {
    const { roundId } = await openWindow(as(system, on(from)), {
      palaceId,
      sessionId,
      until: on(until).toString(),
    })
    return { palaceId, roundId }
  }
  const wanting = (
    ids: { palaceId: string; roundId: string },
    some: readonly string[],
    at: Temporal.Instant,
  ) =>
    fewAtOnce(some, (personId) =>
      apply(as({ personId, grants: [] }, at), { ...ids, personIds: [personId], choices: [1] }).catch(
        (error: unknown) => {
          if (!['suspended', 'overlap', 'limit-reached'].includes(toProblem(error).code)) throw error
        },
      ),
    )
  const drawn = await window(last, -3, -1)
  await wanting(drawn, people.slice(0, 40), on(-2))
  await advanceWindow(as(system, on(-1).add({ hours: 1 })), drawn)
  await wanting(await window(next, -1, 1), people.slice(40, 80), now)
  await sql`update allocation.round set synthetic = true`.execute(db)
  return 4

  async function confirmHalf(ids: { palaceId: string; roundId: string }) {
    const { rows } = await sql<{ personId: string; course: number }>`
      select a.applicant_id as "personId", c.course_no as course from allocation.claim c
      join allocation.application a on a.palace_id = c.palace_id and a.id = c.application_id
      where c.round_id = ${ids.roundId} and c.number is null and a.applicant_id <> ${applicant} order by a.party`.execute(
      db,
    )
    for (const { personId, course } of rows.slice(0, Math.ceil(rows.length / 2)))
      await confirmPlace(as({ personId, grants: [] }, now), { ...ids, course })
  }
}

/** Secrets of a demonstration are no secrets. */
const secretOf = (i: number) => `0${i + 1}`.repeat(32)

/** Sessions of the demonstration palace that nobody can sign up for yet and that begin late enough. */
async function coursesToGive(db: Db, now: Temporal.Instant): Promise<Course[]> {
  const { rows } = await sql<Course>`
    select s.palace_id as "palaceId", s.id as "sessionId", s.capacity from catalog.session s
    join places.palace p on p.id = s.palace_id
    join catalog.programme g on g.palace_id = s.palace_id and g.id = s.programme_id
    where p.slug = ${demoPalaceSlug} and s.published_at is not null and s.cancelled_at is null and s.capacity >= 3
      and g.audience = '{}' and s.opens_at > ${now} and s.closes_at > ${now.add({ hours: 24 * 8 })}
      and not exists (select from enrolment.enrolment e where e.palace_id = s.palace_id and e.session_id = s.id)
    order by (g.form = 'course') desc, lower(s.first_meeting), s.id limit ${2 * PER_ROUND + 2}`.execute(db)
  return rows
}

async function residents(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.person where synthetic and guardian_id is null and birth_year is not null
      and (phone is not null) order by id desc limit 120`.execute(db)
  return rows.map(({ id }) => id)
}

const AT_ONCE = 8

/** For all, a few at a time: on a slow machine whoever waits too long for a connection is refused. */
async function fewAtOnce<One>(
  all: readonly One[],
  act: (one: One, index: number) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE)
    await Promise.all(all.slice(at, at + AT_ONCE).map((one, n) => act(one, at + n)))
}
