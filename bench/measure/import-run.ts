import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import { system, type Actor } from '../../kit/access/index.ts'
import { systemClock } from '../../kit/clock/index.ts'
import { createKeyring, keyring, maskName, setKeyring } from '../../kit/crypto/index.ts'
import { newId } from '../../kit/db/id.ts'
import { openDatabase, type Db } from '../../kit/db/index.ts'
import { actionsOf, keepFile, readImport, runImport } from '../../kit/imports/index.ts'
import { importRoll } from '../../modules/base/membership/index.ts'
import { insertDivisions } from '../../modules/base/places/index.ts'

/** Imports one file in this process and prints what it took as a line of JSON; the last line is the figures. */
const ONE_AT_A_TIME = 3_000
const db = openDatabase(process.env.DATABASE_URL!, { max: 4, patience: 'work' })
setKeyring(createKeyring('a secret key for benchmarks only, 32 characters'))
await aCounty(db)
const officer: Actor = { personId: newId(), grants: [{ role: 'federationOfficer', scope: '420102' }] }
const outbox = { send: async () => {}, emit: async () => {} }
const context = (actor: Actor) => ({ db, clock: systemClock, outbox, actor, requestId: 'bench' })
const act = actionsOf(importRoll)
const seconds = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return Number(((performance.now() - start) / 1000).toFixed(2))
}

const place = { fileName: '名册.xlsx', divisionCode: '420102', palaceId: null }
const one = await act.begin(context(officer), place)
const upload = await seconds(async () => {
  await keepFile(db, one.importId, createReadStream(process.argv[2]!))
  await act.received(context(officer), one)
})
const dryRun = await seconds(() => runImport(context(system), importRoll, one.importId))
await act.confirm(context(officer), one)
const writing = await seconds(() => runImport(context(system), importRoll, one.importId))
const { counts, state } = await readImport(db, one.importId)
if (state !== 'done') throw new Error(`The import ended as ${state}.`)
const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
const plain = await seconds(oneAtATime)
await act.undo(context(officer), one)
const undo = await seconds(() => runImport(context(system), importRoll, one.importId))
await db.destroy()
const perSecond = Math.round(counts.added / writing)
console.log(
  JSON.stringify({
    rows: counts.added,
    seconds: Number((upload + dryRun + writing).toFixed(2)),
    uploadSeconds: upload,
    dryRunSeconds: dryRun,
    writeSeconds: writing,
    undoSeconds: undo,
    rowsPerSecond: perSecond,
    ratioToRowByRow: Number((perSecond / (ONE_AT_A_TIME / plain)).toFixed(1)),
    rssMb,
  }),
)

/** The yardstick: the same encryption, and a statement a row. */
async function oneAtATime(): Promise<void> {
  const union = newId()
  await sql`insert into membership.grassroots_union values (${union}, ${`81420102ME${unused()}`}, 'x', '420102', null, now())`.execute(
    db,
  )
  for (let n = 0; n < ONE_AT_A_TIME; n++) {
    const phone = `199${String(n).padStart(8, '0')}`
    await sql`
      insert into membership.member (id, union_id, name, name_masked, phone, phone_hash, phone_last4, created_at)
      values (${newId()}, ${union}, ${keyring().encrypt('membership.member.name', '张三')}, ${maskName('张三')},
        ${keyring().encrypt('membership.member.phone', phone)}, ${keyring().lookupHash('phone', phone)},
        ${keyring().lookupHash('phoneLast4', phone.slice(-4))}, now())`.execute(db)
  }
}

/** Eight characters that no earlier run of the same database used. */
function unused(): string {
  return String(Math.trunc(performance.timeOrigin) % 100_000_000).padStart(8, '0')
}

async function aCounty(into: Db): Promise<void> {
  const { rows } = await sql`select from places.division`.execute(into)
  if (rows.length > 0) return
  const row = (code: string, level: 'province' | 'city' | 'county', parent_code: string | null) => ({
    code,
    level,
    parent_code,
    name: code,
    scope: code.replace(/(00){1,2}$/, ''),
  })
  await insertDivisions(into, [
    row('420000', 'province', null),
    row('420100', 'city', '420000'),
    row('420102', 'county', '420100'),
  ])
}
