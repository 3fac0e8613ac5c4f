import type { Db } from '#kit/db/index.ts'
import type { Reader, ToldTable } from '#kit/module/index.ts'
import { everyPersonalData } from './forget-people.ts'

/** Everything that any module keeps about these people, for them alone (PIPL, art. 45). */
export async function tellPeople(db: Db, personIds: readonly string[], reader: Reader): Promise<ToldTable[]> {
  const tables = await Promise.all(everyPersonalData().map(({ tell }) => tell(db, personIds, reader)))
  return tables.flat()
}
