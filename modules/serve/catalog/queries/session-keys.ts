import type { Blanks } from '#kit/db/prepared.ts'

export type SessionKey = { palaceId: string; sessionId: string }
type Columns = { palaceIds: readonly string[]; sessionIds: readonly string[] }

/** Keys of sessions as two columns for `unnest`, each session once: many tickets are for the same. */
export function columnsOf(keys: readonly SessionKey[]): Columns {
  const once = [...new Map(keys.map((key) => [`${key.palaceId} ${key.sessionId}`, key])).values()]
  return {
    palaceIds: once.map(({ palaceId }) => palaceId),
    sessionIds: once.map(({ sessionId }) => sessionId),
  }
}
export type KeyColumns = Blanks<Columns>
