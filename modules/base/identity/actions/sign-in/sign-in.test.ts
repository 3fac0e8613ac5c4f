import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import pg from 'pg'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fillIdentityPorts, type SendCode } from '../../ports.ts'
import { identityDb } from '../../schema/db.ts'
import { sessionOf } from '../../testing.ts'
import { closeSignIn, configureSignIn } from './auth.ts'
import { createAuthenticate } from './authenticate.ts'
import { enterWithCode } from './enter-with-code.ts'
import { sendCode } from './send-code.ts'

const SECRET = 'a secret key for tests only, 32+ characters'
const database = testDatabase()
// The sign-in library ends sessions by the machine's clock; ours runs behind it, so that moving it ends none.
const clock = fakeClock(
  Temporal.Now.instant()
    .round('millisecond')
    .subtract({ hours: 24 * 30 }),
)
const sent: { phone: string; code: string; locale: string }[] = []
const origin = { address: '192.0.2.7', device: 'Phone' }
const recordCode = vi.fn<SendCode>(async (phone, code, locale) => void sent.push({ phone, code, locale }))

beforeAll(() => {
  setKeyring(createKeyring(SECRET))
  configureSignIn({ databaseUrl: database.url, secretKey: SECRET, baseUrl: 'http://localhost:3000' })
  fillIdentityPorts({ sendCode: recordCode })
})
afterAll(closeSignIn)
beforeEach(() => {
  sent.length = 0
  clock.advance({ hours: 25 }) // earlier attempts no longer count
})

const outbox = { send: async () => {}, emit: async () => {} }
const context = () => ({ db: database.db, clock, outbox })
const codeFor = async (phone: string) => {
  await sendCode(context(), { phone, locale: 'zh-CN' }, origin)
  return sent.at(-1)!.code
}
const enter = async (phone: string, code: string, agreed = true) =>
  sessionOf(await enterWithCode(context(), { phone, code, agreed, locale: 'zh-CN' }, origin))
const codeOf = async (failing: Promise<unknown>) =>
  ((await failing.catch((error: unknown) => error)) as { code: string }).code
const headersOf = (token: string) => new Headers({ cookie: `other=1; session=${token}` })

/** Statements without what is in them; of the tables of people, each one that was touched. */
const kindsOf = (asked: readonly string[]) => asked.map((text) => text.replaceAll(/\$\d+/g, '?'))

describe('signing in by phone code', () => {
  test('whoever stands on a union’s roll is its member from the first sign-in', async () => {
    fillIdentityPorts({ unionOfPhone: async () => '一街工会' })
    const { personId } = await enter('15400000091', await codeFor('15400000091'))
    fillIdentityPorts({ unionOfPhone: async () => null })
    const other = await enter('15400000092', await codeFor('15400000092'))
    const people = await identityDb(database.db)
      .selectFrom('identity.person')
      .select(['member', 'union_name'])
      .where('id', 'in', [personId, other.personId])
      .orderBy('member', 'desc')
      .execute()
    await identityDb(database.db).deleteFrom('identity.consent').execute()
    expect(people).toEqual([
      { member: true, union_name: '一街工会' },
      { member: false, union_name: null },
    ])
  })

  test('makes the person once, keeps consent, and opens a session that is recognised', async () => {
    const first = await enter('154 0000 0001', await codeFor('15400000001'))
    const again = await enter(
      '15400000001',
      (clock.advance({ minutes: 2 }), await codeFor('+86 15400000001')),
    )
    expect(again.personId).toBe(first.personId)
    expect(again.token).not.toBe(first.token)
    const consents = await identityDb(database.db).selectFrom('identity.consent').selectAll().execute()
    expect(consents).toMatchObject([{ person_id: first.personId, purpose: 'service', withdrawn_at: null }])
    const authenticate = createAuthenticate(context())
    const session = await authenticate(headersOf(first.token))
    expect(session).toEqual({
      actor: { personId: first.personId, grants: [] },
      viewer: { personId: first.personId, name: '154****0001', unread: 0, staff: false },
    })
    expect(await authenticate(new Headers({ authorization: `Bearer ${again.token}` }))).toEqual(session)
  })

  test('leaves the phone in clear nowhere in the database', async () => {
    await enter('15412345678', await codeFor('15412345678'))
    const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('identity', 'journal')`.execute(database.db)
    for (const { name } of rows) {
      const dump = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        database.db,
      )
      for (const { row } of dump.rows) {
        expect(row).not.toContain('12345678')
        expect(row).not.toContain(Buffer.from('15412345678').toString('hex'))
      }
    }
  })

  test('a code is good once, for its own phone, and not without consent', async () => {
    const code = await codeFor('15400000002')
    expect(await codeOf(enter('15400000003', code))).toBe('code-wrong')
    expect(await codeOf(enter('15400000002', code, false))).toBe('consent-needed')
    await enter('15400000002', code)
    expect(await codeOf(enter('15400000002', code))).toBe('code-wrong')
  })

  test('after five wrong tries the right code is refused too', async () => {
    const code = await codeFor('15400000004')
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 5; n++) expect(await codeOf(enter('15400000004', wrong))).toBe('code-wrong')
    expect(await codeOf(enter('15400000004', code))).toBe('code-over')
  })

  test('two people cannot both use one code at once', async () => {
    const code = await codeFor('15400000005')
    const tries = await Promise.allSettled([enter('15400000005', code), enter('15400000005', code)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a phone gets one code a minute and five an hour, however many ask at once', async () => {
    const rush = await Promise.allSettled(Array.from({ length: 6 }, () => codeFor('15400000006')))
    expect(rush.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (let n = 0; n < 4; n++) {
      clock.advance({ minutes: 1 })
      await codeFor('15400000006')
    }
    clock.advance({ minutes: 1 })
    expect(await codeOf(codeFor('15400000006'))).toBe('too-many-attempts')
    clock.advance({ hours: 1 })
    expect(await codeFor('15400000006')).toMatch(/^\d{6}$/)
  })

  test('a known and an unknown phone get the same answer', async () => {
    await enter('15400000007', await codeFor('15400000007'))
    clock.advance({ minutes: 2 })
    const ask = (phone: string) => sendCode(context(), { phone, locale: 'en' }, origin)
    expect(Object.keys(await ask('15400000007'))).toEqual(Object.keys(await ask('15400000008')))
    expect(sent.map(({ phone }) => phone)).toEqual(['15400000007', '15400000007', '15400000008'])
    expect(await codeOf(ask('12345'))).toBe('phone-not-understood')
  })

  test('a code is sent to a known phone by the same statements as to an unknown one, about as fast', async () => {
    const known = '15400000009'
    await enter(known, await codeFor(known))
    const statements = vi.spyOn(pg.Client.prototype, 'query')
    const measure = async (phone: string) => {
      clock.advance({ hours: 25 })
      statements.mockClear()
      const begun = performance.now()
      const answer = await sendCode(context(), { phone, locale: 'zh-CN' }, origin)
      const took = performance.now() - begun
      const asked = statements.mock.calls.map(([query]) =>
        typeof query === 'string' ? query : (query as unknown as { text: string }).text,
      )
      return { asked, took, answer }
    }
    const rounds: { mine: number; theirs: number }[] = []
    for (let round = 0; round < 9; round++) {
      // Warm both alike: the one goes first as often as the other.
      const unknown = `1540000010${round}`
      const [first, second] = round % 2 ? [known, unknown] : [unknown, known]
      const found = new Map([[first, await measure(first)] as const])
      found.set(second, await measure(second))
      const [of, other] = [found.get(known)!, found.get(unknown)!]
      // What differs is whether this phone was sent a code before, which the sign-in library replaces; not who it belongs to.
      expect(kindsOf(of.asked)).toEqual(kindsOf(other.asked))
      expect(Object.keys(of.answer)).toEqual(Object.keys(other.answer))
      rounds.push({ mine: of.took, theirs: other.took })
    }
    statements.mockRestore()
    const median = (of: 'mine' | 'theirs') => rounds.map((one) => one[of]).toSorted((a, b) => a - b)[4]!
    expect(median('mine') / median('theirs')).toBeGreaterThan(1 / 3)
    expect(median('mine') / median('theirs')).toBeLessThan(3)
  })
})

test('no token, or what cannot be one, costs no query', async () => {
  const nothing = new Proxy({} as typeof database.db, {
    get: () => {
      throw new Error('asked the database')
    },
  })
  const authenticate = createAuthenticate({ db: nothing, clock })
  expect(await authenticate(new Headers())).toBeNull()
  expect(await authenticate(new Headers({ cookie: "session=' or 1=1" }))).toBeNull()
  await expect(authenticate(headersOf('A'.repeat(32)))).rejects.toThrow('asked the database')
})
