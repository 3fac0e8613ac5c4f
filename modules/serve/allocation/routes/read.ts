import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { drawFiles, type DrawFileName, readSeal, sha256Hex } from '#kit/draw/index.ts'
import type { Db } from '#kit/db/index.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import type { Round, RoundCourse, RoundSummary } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canReadRounds } from '../policy.ts'
import { beaconReader } from '../ports.ts'
import { contributionsOf, drawOf, type DrawRecord } from '../queries/draw.ts'
import { coursesOf, firstChoices, roundById, type RoundRecord, roundSizes } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'

/** A round that the reader may see: an announced one everybody, a draft its palace's staff. @throws Problem `round-not-found` */
export async function visibleRound(c: AppContext, palaceId: string, roundId: string): Promise<RoundRecord> {
  const { db } = c.var.services
  const round = await roundById(db, palaceId, roundId)
  if (round?.state !== 'draft') {
    if (!round) throw errors.error('round-not-found')
    return round
  }
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!palace || !canReadRounds(c.var.actor, targetOf(palace)).allowed) throw errors.error('round-not-found')
  return round
}

/** Rounds as lists show them; three queries for any number of them. */
export async function summaries(
  db: Db,
  rounds: readonly RoundRecord[],
  now: Temporal.Instant,
): Promise<RoundSummary[]> {
  const [palaces, sizes] = await Promise.all([
    palacesByIds(db, [...new Set(rounds.map(({ palaceId }) => palaceId))]),
    roundSizes(
      db,
      rounds.map(({ id }) => id),
    ),
  ])
  return rounds.map((round) => ({
    palaceId: round.palaceId,
    palace: palaces.get(round.palaceId)?.name ?? '',
    palaceEn: palaces.get(round.palaceId)?.nameEn ?? null,
    id: round.id,
    kind: round.kind,
    title: round.title,
    phase: phaseOf(round, now),
    applyFrom: round.applyFrom.toString(),
    applyUntil: round.applyUntil.toString(),
    drawAt: round.drawAt.toString(),
    confirmUntil: round.confirmUntil.toString(),
    openAt: round.openAt.toString(),
    courses: sizes.get(round.id)?.courses ?? 0,
    seats: sizes.get(round.id)?.seats ?? 0,
    applications: sizes.get(round.id)?.applications ?? 0,
    people: sizes.get(round.id)?.people ?? 0,
    synthetic: round.synthetic,
  }))
}

/** A round with everything that is published of it. */
export async function shownRound(db: Db, round: RoundRecord, now: Temporal.Instant): Promise<Round> {
  const [[summary], courses, contributions, draw] = await Promise.all([
    summaries(db, [round], now),
    shownCourses(db, round),
    contributionsOf(db, round.palaceId, round.id),
    drawOf(db, round.palaceId, round.id),
  ])
  return {
    ...summary!,
    note: round.note,
    mostChoices: round.mostChoices,
    mostTogether: round.mostTogether,
    reserves: round.reserves,
    precedence: round.precedence,
    firstTime: round.firstTime,
    perLostRound: round.perLostRound,
    mostTickets: round.mostTickets,
    annulReason: round.annulReason,
    courses,
    contributions,
    beacon: draw ? readSeal(draw.seal).beacon : null,
    readsBeacon: beaconReader() !== null,
    seal: draw ? sha256Hex(draw.seal) : null,
    files: drawFiles.filter((name) => publishedFile(round, draw, name) !== null),
  }
}

/** The courses of a round in words; two queries for all. */
export async function shownCourses(db: Db, { palaceId, id }: RoundRecord): Promise<RoundCourse[]> {
  const courses = await coursesOf(db, palaceId, id)
  const [sessions, palaces, first] = await Promise.all([
    sessionsByKeys(db, courses),
    palacesByIds(db, [...new Set(courses.map((course) => course.palaceId))]),
    firstChoices(db, palaceId, id),
  ])
  return courses.map((course) => {
    const session = sessions.get(course.sessionId)!
    const palace = palaces.get(course.palaceId)!
    return {
      ...course,
      palace: palace.name,
      palaceEn: palace.nameEn,
      slug: palace.slug,
      title: session.title,
      titleEn: session.titleEn,
      start: session.firstMeeting.start.toString(),
      meetings: session.meetingCount,
      applicants: first.get(course.no) ?? 0,
    }
  })
}

const columns = {
  'list.csv': 'list',
  'rules.json': 'rules',
  'seal.json': 'seal',
  'proof.json': 'proof',
  'results.csv': 'results',
} as const satisfies Record<DrawFileName, keyof DrawRecord>

/** A file of the draw, if it is there for everybody: results only when they are published. */
export function publishedFile(
  { publishedAt }: RoundRecord,
  draw: DrawRecord | undefined,
  name: DrawFileName,
): Buffer | null {
  const after = name === 'proof.json' || name === 'results.csv'
  return (after && !publishedAt ? null : draw?.[columns[name]]) ?? null
}

/** @throws Problem `sign-in-needed` */
export function signedIn(c: AppContext): string {
  const { personId } = c.var.actor
  if (personId === null) throw requestErrors.error('sign-in-needed')
  return personId
}
