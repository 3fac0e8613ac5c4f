import type { Change, WritingScope } from '#kit/imports/index.ts'
import { placesAdded, sessionMoved } from '../../events.ts'
import { catalogDb } from '../../schema/db.ts'
import { searchText } from '../../rules/search-text.ts'
import { insertSessions } from '../insert-sessions.ts'
import type { SeasonData } from './judge-row.ts'
import {
  lockSessions,
  sameMeetings,
  stateOf,
  statesOf,
  writeStates,
  type SessionState,
} from './session-state.ts'

type Line = { row: number; change: Change; data: SeasonData }
type ProgrammeChange = { programme_before: string; programme_version: number }

/** Writes a season: programmes first, then what moves, then what is new; keeps what stood there before. P5, P9. */
export async function writeSeason(scope: WritingScope, lines: readonly Line[]): Promise<void> {
  const { db, place, importId, now } = scope
  const palaceId = place.palaceId!
  const programmes = await writeProgrammes(scope, lines)
  const standing = lines.filter(({ data }) => data.session !== null)
  const ids = standing.map(({ data }) => data.session!.id)
  await lockSessions(db, palaceId, ids)
  const changes = new Map(
    standing.map(({ data }) => [data.session!.id, { from: stateOf(data.session!), to: wantedState(data) }]),
  )
  await writeStates(db, palaceId, changes)
  const added = await addSessions(scope, lines)
  const after = await statesOf(db, palaceId, [...ids, ...added.map(({ id }) => id)])
  const kept = [
    ...standing.map(({ row, data }) => ({ row, id: data.session!.id, data, before: stateOf(data.session!) })),
    ...added.map(({ row, id, data }) => ({ row, id, data, before: null })),
  ]
  const told = new Set<string>() // the first row that names a programme changes it
  const rows = kept.map(({ row, id, data, before }) => {
    const programme = told.has(data.programme.id) ? undefined : programmes.get(data.programme.id)
    told.add(data.programme.id)
    return {
      palace_id: palaceId,
      import_id: importId,
      row_number: row,
      session_id: id,
      before: before && JSON.stringify(before),
      after: JSON.stringify(after.get(id)),
      programme_id: data.programme.id,
      written_at: now,
      ...programme,
    }
  })
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await catalogDb(db)
      .insertInto('catalog.season_change')
      .values(rows.slice(at, at + AT_ONCE))
      .execute()
  tellOthers(scope, changes)
  scope.journal({
    action: 'catalog.importSeason',
    subject: { type: 'palace', id: palaceId },
    palaceId,
    divisionCode: place.divisionCode,
    after: { added: added.map(({ id }) => id), changed: ids, programmeIds: [...programmes.keys()] },
  })
}

const AT_ONCE = 1_000

function wantedState({ session, meetings, spaceId, ...to }: SeasonData): SessionState {
  const stood = stateOf(session!)
  const told = (at: { start: Temporal.Instant; end: Temporal.Instant }, index: number) => ({
    no: index + 1,
    spaceId,
    start: at.start.toString(),
    end: at.end.toString(),
  })
  return {
    meetings: meetings ? meetings.map(told) : stood.meetings,
    capacity: to.capacity,
    waitlistCapacity: to.waitlistCapacity,
    opensAt: to.opensAt.toString(),
    closesAt: to.closesAt.toString(),
  }
}

/** A new session of a published programme is public at once, as when it is scheduled by hand. */
async function addSessions({ db, place, now }: WritingScope, lines: readonly Line[]) {
  const fresh = lines
    .filter(({ data }) => data.session === null)
    .flatMap(({ row, data }) => {
      const parts = data.programme.form === 'course' ? [data.meetings!] : data.meetings!.map((one) => [one])
      return parts.map((meetings, at) => ({
        row,
        data,
        meetings,
        seriesNo: parts.length > 1 ? at + 1 : null,
      }))
    })
  const ids = await insertSessions(
    db,
    fresh.map(({ data, meetings, seriesNo }) => {
      // Of several dates in one row, each closes as long before its own start.
      const late = data.meetings![0]!.start.until(meetings[0]!.start)
      return {
        palaceId: place.palaceId!,
        programmeId: data.programme.id,
        spaceId: data.spaceId,
        meetings,
        seriesNo,
        capacity: data.capacity,
        waitlistCapacity: data.waitlistCapacity,
        opensAt: data.opensAt,
        closesAt: data.closesAt.add(late),
        publishedAt: data.programme.status === 'published' ? now : null,
      }
    }),
    now,
  )
  return fresh.map(({ row, data }, at) => ({ row, data, id: ids[at]! }))
}

/** Teacher and price; each programme once. What it was before is kept with the row that says so. */
async function writeProgrammes({ db, place }: WritingScope, lines: readonly Line[]) {
  const written = new Map<string, ProgrammeChange>()
  for (const { data } of lines) {
    const { programme, programmeTo: to } = data
    if (!to || written.has(programme.id)) continue
    await catalogDb(db)
      .updateTable('catalog.programme')
      .set({
        teacher_name: to.teacherName,
        price_class: to.priceClass,
        price_fen: to.priceFen,
        search_text: searchText({ ...programme, ...to }),
        version: programme.version + 1,
      })
      .where('palace_id', '=', place.palaceId!)
      .where('id', '=', programme.id)
      .execute()
    const { teacherName, priceClass, priceFen } = programme
    written.set(programme.id, {
      programme_before: JSON.stringify({ teacherName, priceClass, priceFen }),
      programme_version: programme.version + 1,
    })
  }
  return written
}

type Changes = ReadonlyMap<string, { from: SessionState; to: SessionState }>

/** Whoever signed up hears of another time or room; whoever waits may be offered a place that came. */
export function tellOthers({ place, emit }: WritingScope, changes: Changes): void {
  const palaceId = place.palaceId!
  for (const [sessionId, { from, to }] of changes) {
    if (!sameMeetings(from, to)) {
      const differs = to.meetings.findIndex(
        (one, at) => JSON.stringify(one) !== JSON.stringify(from.meetings[at]),
      )
      emit(sessionMoved, { palaceId, sessionId, no: to.meetings[Math.max(differs, 0)]!.no })
    }
    if (to.capacity > from.capacity) emit(placesAdded, { palaceId, sessionId })
  }
}
