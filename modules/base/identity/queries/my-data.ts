import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

/** Everything that we keep about a person in clear, for that person alone (PIPL: see, copy, take away). */
export type MyData = {
  personId: string
  name: string | null
  phone: string | null
  email: string | null
  birthYear: number | null
  divisionCode: string | null
  member: boolean
  unionName: string | null
  saidMember: boolean
  saidUnionName: string | null
  gigWorker: boolean
  retired: boolean
  locale: 'zh-CN' | 'en'
  elderMode: boolean
  since: Temporal.Instant
}

export async function myData(db: Db, personId: string): Promise<MyData | null> {
  const row = await identityDb(db)
    .selectFrom('identity.person')
    .select([
      'id as personId',
      'name',
      'phone',
      'email',
      'birth_year as birthYear',
      'division_code as divisionCode',
      'member',
      'union_name as unionName',
      'said_member as saidMember',
      'said_union_name as saidUnionName',
      'gig_worker as gigWorker',
      'retired',
      'locale',
      'elder_mode as elderMode',
      'created_at as since',
    ])
    .where('id', '=', personId)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    name: opened('name', row.name),
    phone: opened('phone', row.phone),
    email: opened('email', row.email),
  }
}

/** Somebody's own name, for themselves or their guardian alone. */
export async function myName(db: Db, personId: string): Promise<string | null> {
  return (await myData(db, personId))?.name ?? null
}
