import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { WritingScope } from '#kit/imports/index.ts'
import { overlaps } from '#kit/interval/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { signUpsOf } from '../../ports.ts'
import { sheetProgrammes, sheetSessions, type SheetProgramme } from '../../queries/season-sheet.ts'
import { searchText } from '../../rules/search-text.ts'
import { catalogDb } from '../../schema/db.ts'
import {
  dropMeetings,
  lockSessions,
  sameState,
  stateOf,
  writeStates,
  type SessionState,
} from './session-state.ts'
import { tellOthers } from './write-season.ts'

/**
 * Takes an import of a season back: what it added goes, what it changed becomes what it was. Nothing is put back when a
 * session was changed again, has begun, has people who signed up since, or when its former room is taken; the rows are named.
 */
export async function undoSeason(scope: WritingScope): Promise<number[]> {
  const { db, place, importId, now } = scope
  const palaceId = place.palaceId!
  const changes = await changesOf(db, palaceId, importId)
  const ids = changes.map(({ sessionId }) => sessionId)
  await lockSessions(db, palaceId, ids)
  const programmes = new Map((await sheetProgrammes(db, palaceId)).map((one) => [one.id, one]))
  const touched = await touchedRows(scope, changes, programmes)
  if (touched.length > 0) return touched
  const added = changes.filter(({ before }) => before === null).map(({ sessionId }) => sessionId)
  await dropMeetings(db, palaceId, added)
  if (added.length > 0)
    await catalogDb(db)
      .deleteFrom('catalog.session')
      .where('palace_id', '=', palaceId)
      .where('id', 'in', added)
      .execute()
  const back = new Map(
    changes.flatMap(({ sessionId, before, after }) =>
      before ? [[sessionId, { from: after, to: before }] as const] : [],
    ),
  )
  await writeStates(db, palaceId, back)
  for (const change of changes) await putProgrammeBack(db, palaceId, change, programmes)
  await sql`update catalog.season_change set undone_at = ${now} where palace_id = ${palaceId} and import_id = ${importId}`.execute(
    db,
  )
  tellOthers(scope, back)
  return []
}

type Kept = Pick<SheetProgramme, 'teacherName' | 'priceClass' | 'priceFen'>
type SeasonChange = {
  row: number
  sessionId: string
  before: SessionState | null
  after: SessionState
  writtenAt: Temporal.Instant
  programmeId: string
  programmeBefore: Kept | null
  programmeVersion: number | null
}

async function changesOf(db: Db, palaceId: string, importId: string): Promise<SeasonChange[]> {
  const { rows } = await sql<SeasonChange>`
    select row_number as row, session_id as "sessionId", before, after, written_at as "writtenAt",
      programme_id as "programmeId", programme_before as "programmeBefore", programme_version as "programmeVersion"
    from catalog.season_change
    where palace_id = ${palaceId} and import_id = ${importId} and undone_at is null order by row_number`.execute(
    db,
  )
  return rows
}

async function touchedRows(
  { db, place, now }: WritingScope,
  changes: readonly SeasonChange[],
  programmes: ReadonlyMap<string, SheetProgramme>,
): Promise<number[]> {
  const palaceId = place.palaceId!
  const ids = changes.map(({ sessionId }) => sessionId)
  const sessions = new Map((await sheetSessions(db, palaceId, { ids })).map((one) => [one.id, one]))
  const signUps = await signUpsOf(db, palaceId, ids)
  const blocked = await blockedBy(db, palaceId, changes)
  const touched = changes.filter(({ sessionId, before, after, writtenAt, programmeId, programmeVersion }) => {
    const session = sessions.get(sessionId)
    const { latest, highestSeat = 0 } = signUps.get(sessionId) ?? {}
    return (
      !session ||
      session.cancelledAt !== null ||
      !sameState(stateOf(session), after) ||
      Temporal.Instant.compare(session.meetings[0]!.during.start, now) <= 0 ||
      (latest && (before === null || Temporal.Instant.compare(latest, writtenAt) > 0)) ||
      (programmeVersion !== null && programmes.get(programmeId)?.version !== programmeVersion) ||
      blocked.has(sessionId) ||
      (before !== null && highestSeat > before.capacity) // places that came were given to those who waited
    )
  })
  return [...new Set(touched.map(({ row }) => row))]
}

/** Sessions whose former room something else has taken since. */
async function blockedBy(db: Db, palaceId: string, changes: readonly SeasonChange[]): Promise<Set<string>> {
  const own = new Set(changes.map(({ sessionId }) => sessionId))
  const former = changes.flatMap(({ sessionId, before }) =>
    (before?.meetings ?? []).map(({ spaceId, start, end }) => ({
      sessionId,
      spaceId,
      during: { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
    })),
  )
  const uses = await spaceUses(
    db,
    palaceId,
    [...new Set(former.map(({ spaceId }) => spaceId))],
    former.map(({ during }) => during),
  )
  const others = uses.filter(({ sourceId }) => !own.has(sourceId))
  const blocked = former.filter(({ spaceId, during }) =>
    others.some((use) => use.spaceId === spaceId && overlaps(use.held, during)),
  )
  return new Set(blocked.map(({ sessionId }) => sessionId))
}

async function putProgrammeBack(
  db: Db,
  palaceId: string,
  { programmeId, programmeBefore, programmeVersion }: SeasonChange,
  programmes: ReadonlyMap<string, SheetProgramme>,
): Promise<void> {
  if (!programmeBefore || programmeVersion === null) return
  const programme = programmes.get(programmeId)!
  await catalogDb(db)
    .updateTable('catalog.programme')
    .set({
      teacher_name: programmeBefore.teacherName,
      price_class: programmeBefore.priceClass,
      price_fen: programmeBefore.priceFen,
      search_text: searchText({ ...programme, teacherName: programmeBefore.teacherName }),
      version: programmeVersion - 1,
    })
    .where('palace_id', '=', palaceId)
    .where('id', '=', programmeId)
    .execute()
}
