import { newId } from '#kit/db/id.ts'
import type { Change, WritingScope } from '#kit/imports/index.ts'
import { VenueText } from '../../contract/venue.ts'
import { textOf } from '../../queries/standing.ts'
import { assessmentDb } from '../../schema/db.ts'
import { assessVenues } from '../assess.ts'
import { venueColumns } from '../venue-columns.ts'
import type { VenueLine } from './judge-venues.ts'

type Line = { row: number; change: Change; data: VenueLine }

/** Writes a batch of venues, judges them, and keeps what stood there before. P2. */
export async function writeVenues(scope: WritingScope, lines: readonly Line[]): Promise<void> {
  const { db, importId, now, actor, later } = scope
  const tables = assessmentDb(db)
  const written = lines.map(({ row, data }) => ({ row, ...data, id: data.standing?.id ?? newId() }))
  const added = written.filter(({ standing }) => standing === null)
  if (added.length > 0)
    await tables
      .insertInto('assessment.venue')
      .values(
        added.map(({ id, divisionCode, text }) => ({
          id,
          division_code: divisionCode,
          ...venueColumns(text),
          created_at: now,
          updated_at: now,
        })),
      )
      .execute()
  for (const { id, standing, text } of written)
    if (standing)
      await tables
        .updateTable('assessment.venue')
        .set({ ...venueColumns(text), version: standing.version + 1, updated_at: now })
        .where('id', '=', id)
        .execute()
  await tables
    .insertInto('assessment.venue_change')
    .values(
      written.map(({ row, id, standing }) => ({
        import_id: importId,
        row_number: row,
        venue_id: id,
        before: standing && JSON.stringify(textOf(standing)),
        version_after: (standing?.version ?? 0) + 1,
      })),
    )
    .execute()
  await assessVenues({
    tx: db,
    now,
    ids: written.map(({ id }) => id),
    cause: 'imported',
    told: { actor, later },
  })
  scope.journal({
    action: 'assessment.importVenues',
    subject: { type: 'assessment', id: importId },
    divisionCode: scope.place.divisionCode,
    after: { added: added.length, changed: written.length - added.length },
  })
}

/**
 * Puts every venue back as it was before the import; those it brought leave the register. Venues that were changed again
 * later are named, and then nothing is put back.
 */
export async function undoVenues({ db, importId, now, actor, later }: WritingScope): Promise<number[]> {
  const tables = assessmentDb(db)
  const changes = await tables
    .selectFrom('assessment.venue_change as change')
    .innerJoin('assessment.venue as venue', 'venue.id', 'change.venue_id')
    .select([
      'change.row_number as row',
      'change.before',
      'change.version_after as versionAfter',
      'venue.id',
      'venue.version',
      'venue.removed_at as removedAt',
    ])
    .where('change.import_id', '=', importId)
    .where('change.undone_at', 'is', null)
    .orderBy('change.row_number')
    .forUpdate('venue')
    .execute()
  const touched = changes.filter(
    ({ version, versionAfter, removedAt }) => version !== versionAfter || removedAt !== null,
  )
  if (touched.length > 0) return touched.map(({ row }) => row)
  for (const { id, before, version } of changes)
    await tables
      .updateTable('assessment.venue')
      .set({
        ...(before ? venueColumns(VenueText.parse(before)) : { removed_at: now }),
        version: version + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute()
  await assessVenues({
    tx: db,
    now,
    ids: changes.map(({ id }) => id),
    cause: 'edited',
    told: { actor, later },
  })
  await tables
    .updateTable('assessment.venue_change')
    .set({ undone_at: now })
    .where('import_id', '=', importId)
    .execute()
  return []
}
