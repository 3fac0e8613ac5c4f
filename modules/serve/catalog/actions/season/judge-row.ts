import { dayKind } from '#kit/calendar/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { openSpans } from '#modules/base/places/index.ts'
import type { SheetProgramme, SheetSession } from '../../queries/season-sheet.ts'
import { meetingsOfSchedule, sameSchedule, scheduleOf } from '../../rules/season-schedule.ts'
import { signUpDefaults } from '../../rules/sign-up-window.ts'
import { note, type Notes, type SeasonRow } from './read-row.ts'
import { plainName, toMinute } from './season-cells.ts'
import type { SeasonFacts } from './season-facts.ts'

/** What a row does: to a session that stands (or none), with meetings only when they change, and to its programme. */
export type SeasonData = {
  session: SheetSession | null
  programme: SheetProgramme
  programmeTo: Pick<SheetProgramme, 'teacherName' | 'priceClass' | 'priceFen'> | null
  spaceId: string
  meetings: Interval[] | null
  capacity: number
  waitlistCapacity: number
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0

/** What one row wants of the palace, as far as it can be told without the other rows; null when that is not plain. */
export function judgeRow(row: SeasonRow, facts: SeasonFacts, notes: Notes): SeasonData | null {
  const { timeZone } = facts.palace
  const wrong = (...about: Parameters<typeof note>) => void notes.problems.push(note(...about))
  const session = row.id ? (facts.sessions.get(row.id) ?? null) : null
  if (row.id && !session) wrong('id', 'unknownSession')
  if (session?.cancelledAt) wrong('id', 'cancelled')
  const programme = session
    ? facts.programmes.get(session.programmeId)
    : facts.programmeByTitle.get(row.title)
  if (!programme && row.title && !session?.cancelledAt)
    wrong('title', 'unknownProgramme', { title: row.title })
  if (programme && plainName(programme.title) !== row.title)
    wrong('title', 'otherTitle', { title: programme.title })
  if (programme && row.form && row.form !== programme.form) wrong('form', 'fixed')
  if (programme && row.kind && row.kind !== programme.kind) wrong('kind', 'fixed')
  const spaces = facts.spaceByName.get(row.space) ?? []
  if (row.space && spaces.length !== 1)
    wrong('space', spaces.length === 0 ? 'unknownSpace' : 'sameName', { name: row.space })
  if (notes.problems.length > 0 || !programme || !row.when || row.capacity === null) return null
  const wanted = { ...row.when, spaceId: spaces[0]!.id }
  const stands = session && scheduleOf(session.meetings, timeZone)
  const moves = !stands || !sameSchedule(stands, wanted)
  const meetings = moves ? meetingsOfSchedule(wanted, timeZone) : null
  if (moves && stands && !stands.regular) wrong('first', 'irregular')
  if (session && moves && programme.form === 'activity' && wanted.dates.length > 1) wrong('weeks', 'oneDay')
  if (meetings && !later(meetings[0]!.start, facts.now)) wrong('first', 'inThePast')
  if (meetings) warnOfDays(meetings, wanted.dates, facts, notes)
  const before = session?.meetings[0]!.during.start ?? null
  const first = meetings?.[0]!.start ?? before!
  const usual = signUpDefaults({ start: first, capacity: row.capacity }, facts, facts.now)
  const instant = (at: Temporal.PlainDateTime | null, stood: Temporal.Instant | undefined) =>
    at === null || (stood && toMinute(stood.toZonedDateTimeISO(timeZone).toPlainDateTime()).equals(at))
      ? null
      : at.toZonedDateTime(timeZone).toInstant()
  // Sign-up that nobody set anew ends as long before the start as it did.
  const stoodCloses = session && before && session.closesAt.add(before.until(first))
  const data: SeasonData = {
    session,
    programme,
    programmeTo: programmeChange(row, programme, notes),
    spaceId: wanted.spaceId,
    meetings,
    capacity: row.capacity,
    waitlistCapacity: row.waitlist ?? session?.waitlistCapacity ?? usual.waitlistCapacity,
    opensAt: instant(row.opens, session?.opensAt) ?? session?.opensAt ?? usual.opensAt,
    closesAt: instant(row.closes, session?.closesAt) ?? stoodCloses ?? usual.closesAt,
  }
  if (!later(data.closesAt, data.opensAt)) wrong('closes', 'closesBeforeOpening')
  const held = (session && facts.signUps.get(session.id)?.highestSeat) ?? 0
  if (row.capacity < held) wrong('capacity', 'belowSignedUp', { taken: held })
  if (changesSession(data) && before && !later(before, facts.now)) wrong('id', 'begun')
  return data
}

/** Does it change the session itself? */
export const changesSession = ({ session, ...to }: SeasonData): boolean =>
  !session ||
  to.meetings !== null ||
  to.capacity !== session.capacity ||
  to.waitlistCapacity !== session.waitlistCapacity ||
  !to.opensAt.equals(session.opensAt) ||
  !to.closesAt.equals(session.closesAt)

/** Teacher and price stand with the programme, for all its sessions. */
function programmeChange(row: SeasonRow, programme: SheetProgramme, { problems }: Notes) {
  const priceClass = row.priceClass ?? programme.priceClass
  const priceFen = row.priceFen ?? (priceClass === 'free' ? 0 : programme.priceFen)
  const stands = programme.teacherName
  const teacherName = row.teacher === null || row.teacher === plainName(stands ?? '') ? stands : row.teacher
  if (priceClass === 'free' && priceFen > 0) problems.push(note('price', 'freeHasPrice'))
  const same =
    teacherName === programme.teacherName &&
    priceClass === programme.priceClass &&
    priceFen === programme.priceFen
  return same ? null : { teacherName, priceClass, priceFen }
}

/** Public holidays and hours at which the house is shut are asked about, not forbidden: somebody may open it. */
function warnOfDays(
  meetings: readonly Interval[],
  dates: readonly Temporal.PlainDate[],
  { week, palace }: SeasonFacts,
  { warnings }: Notes,
): void {
  const say = (days: readonly Temporal.PlainDate[]) => days.map(String).join(' ')
  const holidays = dates.filter((day) => dayKind(day).kind === 'holiday')
  if (holidays.length > 0) warnings.push(note('first', 'holiday', { days: say(holidays) }))
  const shut = dates.filter((day, at) => {
    const { start, end } = meetings[at]!
    const spans = openSpans(week, [], { first: day.subtract({ days: 1 }), days: 3 }, palace.timeZone)
    return !spans.some((span) => !later(span.start, start) && !later(end, span.end))
  })
  if (shut.length > 0) warnings.push(note('start', 'shut', { days: say(shut) }))
}
