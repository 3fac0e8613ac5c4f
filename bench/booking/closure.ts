import type { Db } from '../../kit/db/index.ts'
import { newId } from '../../kit/db/index.ts'
import { insertRoles } from '../../modules/base/identity/queries/insert-people.ts'
import { query } from '../rush/crowd.ts'
import type { Person } from '../rush/crowd.ts'

/** Seconds that it takes a director to close a palace in which so many people have booked: all are displaced, written down and told. */
export async function closeFor(
  url: string,
  { db, databaseUrl }: { db: Db; databaseUrl: string },
  director: Person,
  bookings: number,
): Promise<number> {
  const [palace] = await query<{ id: string }>(
    databaseUrl,
    `select id from places.palace where slug = 'bench-1000-1'`,
  )
  const palaceId = palace!.id
  const now = Temporal.Now.instant()
  const role = {
    id: newId(),
    person_id: director.personId,
    role: 'director',
    scope: null,
    palace_id: palaceId,
  } as const
  await insertRoles(db, [{ ...role, begins_at: now, ends_at: null, granted_by: null, created_at: now }])
  await query(
    databaseUrl,
    `update booking.booking set cancelled_at = now(), cancelled_by = 'palace' where palace_id = $1 and cancelled_at is null`,
    [palaceId],
  )
  await query(
    databaseUrl,
    `insert into booking.booking (palace_id, id, space_id, during, holder_id, kind, price_class, synthetic, created_at)
     select palace_id, uuidv7(), s.id, tstzrange(start, start + interval '1 hour'), people[1 + (position * 7 + hour) % 1000],
       'booking', 'free', true, now()
     from places.space s, generate_series(1, 12) as hour,
       lateral (select now() + make_interval(hours => hour * 2) as start) t,
       (select array_agg(id) as people from (select id from identity.person limit 1000) p) q
     where palace_id = $1 and kind <> 'gym' limit $2`,
    [palaceId, bookings],
  )
  await query(databaseUrl, 'vacuum analyze')
  const end = now.add({ hours: 24 * 20 }).toString()
  const begin = performance.now()
  const answer = await fetch(`${url}/api/v1/palaces/${palaceId}/closures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${director.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ spaceId: null, start: now.toString(), end, reason: '水管爆了' }),
  })
  const said = await answer.text()
  const seconds = (performance.now() - begin) / 1000
  const [displaced] = await query<{ count: number }>(
    databaseUrl,
    `select count(*)::int as count from booking.booking where palace_id = $1 and state = 'displaced'`,
    [palaceId],
  )
  if (displaced!.count !== bookings)
    throw new Error(`The closure displaced ${displaced!.count} bookings: ${said}`)
  return seconds
}
