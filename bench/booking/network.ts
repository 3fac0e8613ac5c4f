import pg from 'pg'

/** A province to measure: so many palaces with so many spaces each, all of which can be booked two weeks ahead. */
export type Network = { palaces: number; spaces: number }

/** Days that are filled, from today; the day after them is left empty for bookings. */
export const FILLED_DAYS = 14
const TIME_ZONE = 'Asia/Shanghai'

/**
 * Palaces over the divisions, open 08:00–22:00 every day. Of each ten spaces three are courts inside a gym, three classrooms, two studios,
 * one is a hall and one the gym. `full`: the share of two-hour stretches that are booked, evenings more than days.
 */
export async function aNetwork(
  databaseUrl: string,
  { palaces, spaces }: Network,
  full: { day: number; evening: number },
) {
  await run(
    databaseUrl,
    `with made as (
      insert into places.palace (id, division_code, owner_federation_id, slug, name, level, operation_mode, construction_mode,
        address, lng, lat, phone, synthetic, created_at)
      select uuidv7(), code, federation.id, 'bench-' || $2 || '-' || n, name || n, 'county', 'own', 'standalone', 'address',
        lng + 0.01 * n / 120, lat, '12351', true, now()
      from generate_series(1, $1) as n
      join (select row_number() over (order by code) as place, * from places.division where lng is not null) as division
        on place = n % (select count(*) from places.division where lng is not null) + 1
      join (select id, division_code from places.federation) as federation on division_code = code
      returning id)
    insert into places.opening_hours (palace_id, weekday, opens, closes, self_service)
    select id, weekday, '08:00', '22:00', false from made, generate_series(1, 7) as weekday`,
    [palaces, String(spaces)],
  )
  const of = `(select id from places.palace where slug like 'bench-${spaces}-%')`
  await run(
    databaseUrl,
    `insert into places.space (palace_id, id, name, kind, capacity, position)
     select palace.id, uuidv7(), 'space ' || n,
       case when n % 10 = 0 then 'gym' when n % 10 = 9 then 'hall' when n % 10 < 3 then 'studio' when n % 10 < 6 then 'classroom'
         else 'court' end, 50, n
     from ${of} palace, generate_series(0, ${spaces} - 1) as n`,
  )
  await run(
    databaseUrl,
    `update places.space s set parent_id = gym.id
     from places.space gym
     where s.palace_id in ${of} and gym.palace_id = s.palace_id and s.kind = 'court' and gym.kind = 'gym'
       and gym.position = s.position / 10 * 10`,
  )
  await run(
    databaseUrl,
    `insert into booking.space_rule (palace_id, space_id, advance_days, hours_per_person_day)
     select palace_id, id, ${FILLED_DAYS + 2}, 24 from places.space where palace_id in ${of}`,
  )
  await run(
    databaseUrl,
    `insert into booking.booking (palace_id, id, space_id, during, kind, price_class, synthetic, created_at)
     select palace_id, uuidv7(), id, tstzrange(start, start + interval '2 hours'), 'booking', 'free', true, now()
     from places.space, generate_series(0, ${FILLED_DAYS - 1}) as day, generate_series(8, 20, 2) as hour,
       lateral (select (date_trunc('day', now() at time zone '${TIME_ZONE}') + make_interval(days => day, hours => hour)) at time zone '${TIME_ZONE}' as start) t
     where palace_id in ${of} and kind <> 'gym' and start > now()
       and random() < case when hour >= 16 then ${full.evening} else ${full.day} end`,
  )
  await run(databaseUrl, 'vacuum analyze')
}

export async function run(databaseUrl: string, statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(statement, values).finally(() => client.end())
}
