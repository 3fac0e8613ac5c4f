import type { Db } from '#kit/db/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { errors } from '../errors.ts'

/** Only the contact marked on a union's roll books in its name: its limits and prices are not anybody's. @throws Problem `not-your-union` */
export async function assertActsFor(db: Db, personId: string, unionId: string | null): Promise<void> {
  if (unionId === null) return
  const unions = await unionsOf(db, personId)
  if (!unions.some(({ id }) => id === unionId)) throw errors.error('not-your-union', { field: 'unionId' })
}
