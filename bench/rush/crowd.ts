import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createKeyring, setKeyring } from '../../kit/crypto/index.ts'
import { type Db, newId } from '../../kit/db/index.ts'
import { insertPeople } from '../../modules/base/identity/queries/insert-people.ts'
import { aProgramme, aSession } from '../../modules/serve/catalog/testing.ts'

export type Person = { personId: string; token: string }
export type Session = { palaceId: string; sessionId: string; path: string; page: string }

/** People with names and phones, encrypted as the server does it, each signed in on one device. */
export async function aCrowd(
  db: Db,
  databaseUrl: string,
  secretKey: string,
  count: number,
): Promise<Person[]> {
  setKeyring(createKeyring(secretKey))
  const created_at = Temporal.Now.instant()
  const people = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    name: '陈文娟',
    phone: `155${String(n).padStart(8, '0')}`,
    birth_year: 1989,
    division_code: '420102',
    member: false,
    union_name: null,
    gig_worker: false,
    retired: false,
    guardian_id: null,
    locale: 'zh-CN' as const,
    elder_mode: false,
    synthetic: true,
    created_at,
  }))
  await insertPeople(db, people)
  const crowd = people.map(({ id }) => ({ personId: id, token: randomBytes(16).toString('hex') }))
  await query(
    databaseUrl,
    `insert into identity.sign_in_session (id, token, person_id, expires_at, created_at, updated_at)
     select uuidv7(), token, person_id, now() + interval '1 day', now(), now()
     from unnest($1::text[], $2::uuid[]) as who (token, person_id)`,
    [crowd.map(({ token }) => token), crowd.map(({ personId }) => personId)],
  )
  await query(databaseUrl, 'vacuum analyze')
  return crowd
}

let days = 0

/** A session open to all in the demonstration's palace, each on a day of its own. */
export async function openSession(
  db: Db,
  databaseUrl: string,
  places: { capacity: number; waitlistCapacity: number },
): Promise<Session> {
  const [room] = await query<{ palace_id: string; space_id: string; slug: string }>(
    databaseUrl,
    `select palace.id as palace_id, space.id as space_id, slug from places.palace
     join places.space on space.palace_id = palace.id order by slug = 'jianganqu' desc, space.id limit 1`,
  )
  const { palace_id: palaceId, space_id: spaceId, slug } = room!
  const { id: programmeId } = await aProgramme(db, { palaceId })
  // At three in the morning no session of the demonstration is in the way.
  const start = Temporal.Now.zonedDateTimeISO('Asia/Shanghai')
    .add({ days: 40 + days++ })
    .with({ hour: 3, minute: 0 })
  const { id: sessionId } = await aSession(db, {
    palaceId,
    spaceId,
    programmeId,
    start: start.toInstant().toString(),
    ...places,
  })
  const page = `/palaces/${slug}/sessions/${sessionId}`
  return { palaceId, sessionId, path: `/api/v1/palaces/${palaceId}/sessions/${sessionId}/enrolments`, page }
}

export async function query<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  return client.query<Row>(text, values).then(
    ({ rows }) => client.end().then(() => rows),
    (error: unknown) =>
      client.end().then(() => {
        throw error
      }),
  )
}
