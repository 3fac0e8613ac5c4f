import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import { newId } from '#kit/db/id.ts'
import { contactOf, findByPhone, insertPeople } from '#modules/base/identity/index.ts'
import { startProcess } from '../e2e/fixture/server.ts'
import { drillSecret, type House, openHouse } from './fixture/house.ts'

const PEOPLE = 1_500
const NEXT = 'the secret after it, which is also long enough'
const phone = (n: number) => `154${String(30_000_000 + n)}`

let house: House
let baseUrl: string
beforeAll(async () => {
  house = await openHouse()
  const web = await house.keep('web')
  await web.ready()
  baseUrl = web.baseUrl
  await insertPeople(
    house.db,
    Array.from({ length: PEOPLE }, (_, n) => ({
      id: newId(),
      name: '陈文娟',
      phone: phone(n),
      birth_year: null,
      division_code: null,
      member: false,
      union_name: null,
      gig_worker: false,
      retired: false,
      guardian_id: null,
      locale: 'zh-CN' as const,
      elder_mode: false,
      synthetic: true,
      created_at: Temporal.Now.instant(),
    })),
  )
})
afterAll(() => house?.close())

/** `npm run rotate-keys` with the new secret, beside the server that serves. */
const rotate = () =>
  startProcess('rotate-keys', {
    DATABASE_URL: house.postgres.url,
    DATA_DIR: house.dataDir,
    SECRET_KEY: NEXT,
    SECRET_KEY_OLD: drillSecret,
    DEMO: '0',
    LOG_LEVEL: 'fatal',
  })

/** Phones that still stand under the former secret. */
async function left(): Promise<number> {
  const { mark } = createKeyring(NEXT)
  const [row] = await house.rows<{ count: number }>(
    'select count(*)::int from identity.person where substring(phone from 1 for $2) <> $1',
    [mark, mark.length],
  )
  return row!.count
}

test('a change of keys that is killed half-way goes on where it ended, while the house serves', async () => {
  expect(await left()).toBe(PEOPLE)
  const killed = rotate()
  const gone = once(killed.child, 'exit')
  while ((await left()) === PEOPLE) {
    if (killed.child.exitCode !== null) throw new Error(killed.said())
    await sleep(5)
  }
  killed.child.kill('SIGKILL')
  expect(await gone).toEqual([null, 'SIGKILL'])
  const halfWay = await left()
  expect(halfWay).toBeGreaterThan(0)
  expect(halfWay).toBeLessThan(PEOPLE)

  // Half under each secret: everybody is found and reached, and the house answers.
  setKeyring(createKeyring(NEXT, [drillSecret]))
  for (const n of [0, PEOPLE - 1]) expect(await findByPhone(house.db, phone(n))).not.toBeNull()
  expect((await fetch(`${baseUrl}/readyz`)).status).toBe(200)

  const again = rotate()
  expect(await once(again.child, 'exit'), again.said()).toEqual([0, null])
  expect(again.said()).toContain('No row is left under an older key')
  expect(again.said()).toContain(`identity.person.phone: ${halfWay} rewritten`)
  expect(await left()).toBe(0)
  setKeyring(createKeyring(NEXT))
  for (const n of [0, PEOPLE / 2, PEOPLE - 1]) {
    const id = await findByPhone(house.db, phone(n))
    expect(await contactOf(house.db, id!)).toMatchObject({ phone: phone(n) })
  }
})
