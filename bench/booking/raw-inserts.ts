// The yardstick: one bare insert for each request into a table that refuses overlaps, as the inventory does.
import pg from 'pg'

export type RawInserts = { databaseUrl: string; connections: number; requests: number }

process.once('message', (task: RawInserts) => {
  void run(task).then((perSecond) => process.send!(perSecond, () => process.exit(0)))
})

async function run({ databaseUrl, connections, requests }: RawInserts): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(databaseUrl)
      await client.connect()
      return client
    }),
  )
  await clients[0]!.query(`
    create schema raw;
    create table raw.space_use (palace_id uuid not null, id uuid primary key default uuidv7(), extent int8range not null, held tstzrange not null,
      ended_at timestamptz,
      exclude using gist (palace_id with =, extent with &&, held with &&) where (ended_at is null))`)
  const queue = Array.from({ length: requests }).keys()
  const begin = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (const n of queue)
        await client.query({
          name: 'use',
          text: `insert into raw.space_use (palace_id, extent, held) select overlay(md5(($1 % 120)::text) placing '7' from 13)::uuid,
            int8range($1 / 120 % 40 * 1000, $1 / 120 % 40 * 1000 + 1000),
            tstzrange(now()::date + make_interval(hours => $1 / 4800), now()::date + make_interval(hours => $1 / 4800 + 1))`,
          values: [n],
        })
    }),
  )
  const perSecond = requests / ((performance.now() - begin) / 1000)
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}
