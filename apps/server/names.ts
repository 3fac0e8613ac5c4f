import type { Db } from '#kit/db/index.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'

/** Masked names for the journal, which knows people by id only. */
export async function maskedNames(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await peopleForDisplay(db, personIds)
  return new Map([...people].map(([id, { nameMasked }]) => [id, nameMasked]))
}
