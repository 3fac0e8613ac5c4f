// The yardstick: one transaction for each request on a row that counts, as a plain design would have it.
import pg from 'pg'

export type HotRow = { databaseUrl: string; connections: number; requests: number }

process.once('message', (task: HotRow) => {
  void run(task).then((perSecond) => process.send!(perSecond, () => process.exit(0)))
})

async function run({ databaseUrl, connections, requests }: HotRow): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(databaseUrl)
      await client.connect()
      return client
    }),
  )
  await clients[0]!.query(`
    drop schema if exists hot_row cascade;
    create schema hot_row;
    create table hot_row.session (id integer primary key, taken integer not null);
    create table hot_row.claim (id uuid primary key default uuidv7(), session_id integer not null references hot_row.session,
      person_id uuid not null, arrival_no integer not null, unique (session_id, person_id), unique (session_id, arrival_no));
    insert into hot_row.session values (1, 0)`)
  const queue = Array.from({ length: requests }).keys()
  const begin = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (const _ of queue) {
        await client.query('begin')
        const { rows } = await client.query({
          name: 'take',
          text: 'update hot_row.session set taken = taken + 1 where id = 1 returning taken',
        })
        await client.query({
          name: 'claim',
          text: 'insert into hot_row.claim (session_id, person_id, arrival_no) values (1, uuidv7(), $1)',
          values: [rows[0].taken],
        })
        await client.query('commit')
      }
    }),
  )
  const perSecond = requests / ((performance.now() - begin) / 1000)
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}
