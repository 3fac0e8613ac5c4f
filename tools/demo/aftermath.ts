import type { Claim } from './claim.ts'
import type { Door } from './door.ts'
import { type Random, uuid7 } from './random.ts'
import type { AppealRow, AttendanceRow, EnrolmentRow, NoShowRow, RatingRow } from './rows.ts'
import type { Planned } from './season.ts'
import { appealAnswers, appealReasons, comments } from './texts/comments.ts'
import { day, hour, instant, minute } from './time.ts'

export type Aftermath = {
  attendance: AttendanceRow[]
  noShows: NoShowRow[]
  appeals: AppealRow[]
  ratings: RatingRow[]
}

const stars = [
  [5, 66],
  [4, 23],
  [3, 7],
  [2, 2.5],
  [1, 1.5],
] as const

/** Check-ins, no-shows with their appeals, and ratings by those who came; nothing later than `now`. */
export function aftermath(
  random: Random,
  session: Planned,
  claims: Claim[],
  enrolments: EnrolmentRow[],
  { visits, released }: Door,
  now: number,
  desk: string,
): Aftermath {
  const { palace_id, id: session_id, during } = session.row
  const result: Aftermath = { attendance: [], noShows: [], appeals: [], ratings: [] }
  const end = during.end.epochMilliseconds
  claims.forEach((claim, i) => {
    const key = { palace_id, enrolment_id: enrolments[i]!.id }
    for (const { no, at, method } of visits.get(claim) ?? []) {
      result.attendance.push({
        ...key,
        session_id,
        meeting_no: no,
        at: instant(at),
        by_person_id: desk,
        method,
      })
    }
    if (released.has(claim))
      miss(
        random,
        result,
        key,
        claim,
        session.row.first_meeting.start.epochMilliseconds + 15 * minute,
        now,
        desk,
      )
    const rated = end + Math.floor(random.next() ** 2 * 40 * hour) + 5 * minute
    if (visits.has(claim) && claim.person && rated < now && random.chance(0.3)) {
      const given = random.weighted(stars)
      const comment = random.chance(0.4) ? random.pick(comments[given]) : null
      result.ratings.push({ ...key, session_id, stars: given, comment, created_at: instant(rated) })
    }
  })
  return result
}

type Key = { palace_id: string; enrolment_id: string }

function miss(
  random: Random,
  result: Aftermath,
  key: Key,
  { person, wish }: Claim,
  at: number,
  now: number,
  desk: string,
) {
  const noShow: NoShowRow = { ...key, person_id: person!.id, at: instant(at), forgiven_at: null }
  result.noShows.push(noShow)
  const appealed = at + random.int(2, 40) * hour
  if (wish || appealed >= now || !random.chance(0.09)) return
  const decided = appealed + random.int(1, 6) * day
  const isDecided = decided < now
  const upheld = random.chance(0.65)
  if (isDecided && upheld) noShow.forgiven_at = instant(decided)
  result.appeals.push({
    palace_id: key.palace_id,
    id: uuid7(random, appealed),
    enrolment_id: key.enrolment_id,
    person_id: person!.id,
    reason: random.pick(appealReasons),
    created_at: instant(appealed),
    decided_at: isDecided ? instant(decided) : null,
    decided_by: isDecided ? desk : null,
    upheld: isDecided ? upheld : null,
    answer: isDecided ? random.pick(upheld ? appealAnswers.upheld : appealAnswers.rejected) : null,
  })
}
