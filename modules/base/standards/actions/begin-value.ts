import type { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import type { Source } from '../contract/routes.ts'
import type { Level, StandardKey } from '../contract/words.ts'
import type { Value } from '../contract/value.ts'
import { errors } from '../errors.ts'
import { standardsDb } from '../schema/db.ts'

/** For whom a value is: a scope and level, or one palace. */
export type Line = { key: StandardKey; scope: string; level: Level | null; palaceId: string | null }

/** The rows of one line that have not ended by a day, earliest first, locked. */
export async function openRows(tx: Db, { key, scope, level, palaceId }: Line, from: Temporal.PlainDate) {
  return standardsDb(tx)
    .selectFrom('standards.standard')
    .selectAll()
    .where('key', '=', key)
    .where('scope', '=', scope)
    .where('level', 'is not distinct from', level)
    .where('palace_id', 'is not distinct from', palaceId)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', from)]))
    .orderBy('effective_from')
    .forUpdate()
    .execute()
}
type OpenRow = Awaited<ReturnType<typeof openRows>>[number]

/**
 * Ends the row in force on the day before `from`. A row that begins on or after that day is history in the making and
 * is not written over.
 * @throws Problem `begins-before-the-value-in-force`
 */
export async function endBefore(
  tx: Db,
  rows: readonly OpenRow[],
  from: Temporal.PlainDate,
): Promise<OpenRow | null> {
  if (rows.some((row) => Temporal.PlainDate.compare(row.effective_from, from) >= 0))
    throw errors.error('begins-before-the-value-in-force', { field: 'effectiveFrom' })
  const [current = null] = rows
  if (current)
    await standardsDb(tx)
      .updateTable('standards.standard')
      .set({ effective_to: from })
      .where('id', '=', current.id)
      .execute()
  return current
}

type Begun = z.output<typeof Source> & {
  value: Value
  unit: string
  palaceMayOverride: boolean
  from: Temporal.PlainDate
  now: Temporal.Instant
}

/** Begins a value of a line. */
export async function beginValue(
  tx: Db,
  { key, scope, level, palaceId }: Line,
  begun: Begun,
): Promise<string> {
  const id = newId()
  await standardsDb(tx)
    .insertInto('standards.standard')
    .values({
      id,
      key,
      scope,
      level,
      palace_id: palaceId,
      value: JSON.stringify(begun.value),
      unit: begun.unit,
      palace_may_override: begun.palaceMayOverride,
      effective_from: begun.from,
      source_title: begun.sourceTitle,
      source_number: begun.sourceNumber,
      source_url: begun.sourceUrl,
      verified: begun.verified,
      note: begun.note,
      created_at: begun.now,
    })
    .execute()
  return id
}
