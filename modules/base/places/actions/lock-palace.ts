import type { Db } from '#kit/db/index.ts'
import { errors } from '../errors.ts'
import { targetOf } from '../queries/palaces.ts'
import { placesDb } from '../schema/db.ts'

/** A palace as it stands, locked until the transaction ends, with whom it belongs to. @throws Problem `palace-not-found` */
export async function lockPalace(tx: Db, palaceId: string) {
  const row = await placesDb(tx)
    .selectFrom('places.palace')
    .selectAll()
    .where('id', '=', palaceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw errors.error('palace-not-found')
  return { row, target: targetOf({ id: palaceId, divisionCode: row.division_code }) }
}
