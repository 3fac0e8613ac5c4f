import { sql, type RawBuilder } from 'kysely'

/** The key of a row of a palace's own table. */
export type PalaceKey = { palaceId: string; id: string }

/** Whether a row's key is among these; two arrays whatever their number, so the statement stays the same. */
export function amongKeys(
  palaceColumn: string,
  idColumn: string,
  keys: readonly PalaceKey[],
): RawBuilder<boolean> {
  const palaceIds = keys.map(({ palaceId }) => palaceId)
  const ids = keys.map(({ id }) => id)
  return sql<boolean>`(${sql.ref(palaceColumn)}, ${sql.ref(idColumn)}) in (select * from unnest(${palaceIds}::uuid[], ${ids}::uuid[]))`
}
