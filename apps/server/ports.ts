import type { Db } from '#kit/db/index.ts'
import { fillIdentityPorts, peopleForDisplay } from '#modules/base/identity/index.ts'
import { unreadCount } from '#modules/base/notifications/index.ts'

/** Gives earlier modules what later ones do for them: the only place where the arrow of the sentence is crossed. */
export function fillPorts(db: Db): void {
  fillIdentityPorts({ unreadCount: (personId) => unreadCount(db, personId) })
}

/** Masked names for the journal, which knows people by id only. */
export async function maskedNames(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await peopleForDisplay(db, personIds)
  return new Map([...people].map(([id, { nameMasked }]) => [id, nameMasked]))
}
