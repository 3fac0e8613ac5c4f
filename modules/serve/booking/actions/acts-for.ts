import type { Db } from '#kit/db/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { errors } from '../errors.ts'

/** Whether a person may act for a union; everyone does for themselves (null). */
export const actsFor = async (db: Db, personId: string, unionId: string | null): Promise<boolean> =>
  unionId === null || (await unionsOf(db, personId)).some(({ id }) => id === unionId)

/** Only the contact marked on a union's roll books in its name: its limits and prices are not anybody's. @throws Problem `not-your-union` */
export async function assertActsFor(db: Db, personId: string, unionId: string | null): Promise<void> {
  if (!(await actsFor(db, personId, unionId))) throw errors.error('not-your-union', { field: 'unionId' })
}
