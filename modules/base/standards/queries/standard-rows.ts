import type { Db } from '#kit/db/index.ts'
import { Value } from '../contract/value.ts'
import type { StandardKey } from '../contract/words.ts'
import type { Reach } from '../rules/in-force.ts'
import { standardsDb } from '../schema/db.ts'

/** A row of the register of standards. */
export type StandardRow = Reach & {
  id: string
  key: StandardKey
  value: Value
  unit: string
  palaceMayOverride: boolean
  sourceTitle: string
  sourceNumber: string | null
  sourceUrl: string | null
  verified: 'yes' | 'partly' | 'proxy' | 'no'
  note: string | null
}

/** How long another process may go on with a value that this one changed. */
const FRESH_MS = 10_000
let kept: { rows: Promise<Map<string, StandardRow[]>>; until: number } | undefined

/** All rows by key, from memory for a few seconds: rules ask at every sign-up, and the register changes a few times a year. */
export function standardRows(db: Db): Promise<Map<string, StandardRow[]>> {
  if (!kept || performance.now() > kept.until) {
    const rows = readStandardRows(db)
    kept = { rows, until: performance.now() + FRESH_MS }
    rows.catch(forgetStandards)
  }
  return kept.rows
}

/** Reads the register anew at the next question; called after every change. */
export function forgetStandards(): void {
  kept = undefined
}

/** All rows by key as they stand now, oldest first, in one query. */
export async function readStandardRows(db: Db): Promise<Map<string, StandardRow[]>> {
  const rows = await standardsDb(db)
    .selectFrom('standards.standard')
    .select([
      'id',
      'key',
      'value',
      'unit',
      'level',
      'scope',
      'palace_id as palaceId',
      'palace_may_override as palaceMayOverride',
      'effective_from as effectiveFrom',
      'effective_to as effectiveTo',
      'source_title as sourceTitle',
      'source_number as sourceNumber',
      'source_url as sourceUrl',
      'verified',
      'note',
    ])
    .orderBy('key')
    .orderBy('effective_from')
    .orderBy('id')
    .execute()
  const parsed = rows.map((row) => ({ ...row, key: row.key as StandardKey, value: Value.parse(row.value) }))
  return Map.groupBy(parsed, ({ key }) => key)
}
