import { Hono } from 'hono'
import { createRoute } from '@hono/zod-openapi'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Actor, visitor } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { createApi, openToTokens, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { withinTokenScopes } from '#kit/http/token-scopes.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fillIdentityPorts } from '../ports.ts'
import { identityDb } from '../schema/db.ts'
import { buildStaff, contextFor, nextOf, prepareIdentity } from '../testing.ts'
import { issueToken, revokeToken } from './api-tokens.ts'
import { resetPassword, resetSecondFactor, unlock } from './help-back-in.ts'
import { insertPassword } from './create-staff.ts'
import { closeSignIn } from './sign-in/auth.ts'
import { createAuthenticate } from './sign-in/authenticate.ts'
import { enterWithPassword } from './sign-in/enter-with-password.ts'
import { hashPassword } from './sign-in/password.ts'

const palaceId = newId()
vi.mock('#modules/base/places/index.ts', () => ({
  palacesByIds: async (_: unknown, ids: string[]) =>
    new Map(ids.map((id) => [id, { divisionCode: '420102' }])),
}))

const database = testDatabase()
const clock = fakeClock(Temporal.Now.instant().round('millisecond').subtract({ hours: 1000 }))
const told: string[] = []
beforeAll(() => {
  prepareIdentity(database.url)
  fillIdentityPorts({ tell: async (_, { what }) => void told.push(what) })
})
afterAll(closeSignIn)
const as = (actor: Actor) => contextFor(actor, { db: database.db, clock })
const codeOf = async (failing: Promise<unknown>) =>
  ((await failing.catch((error: unknown) => error)) as { code: string }).code
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const seen = async (token: string) =>
  (await createAuthenticate({ db: database.db, clock })(bearer(token)))?.actor ?? null
const wish = { name: '考勤系统', scopes: ['read:figures' as const], days: 30 }

test('a token has the rights of its scopes in its place and no person, until it is revoked or over', async () => {
  const director = await buildStaff(database.db, { role: 'director', palaceId })
  const { id, token } = await issueToken(as(director), { ...wish, palaceId })
  const program = {
    personId: null,
    grants: [{ role: 'auditor', palaceId }],
    token: { id, scopes: wish.scopes },
  }
  expect(await seen(token)).toEqual(program)
  expect(await seen(`${token.slice(0, -1)}_`)).toBeNull()
  const kept = await identityDb(database.db)
    .selectFrom('identity.api_token')
    .selectAll()
    .executeTakeFirstOrThrow()
  expect(kept.last_used_at?.equals(clock.now())).toBe(true)
  expect(JSON.stringify(kept)).not.toContain(token)
  clock.advance({ hours: 24 * 30 })
  expect(await seen(token)).toBeNull()
  const second = await issueToken(as(director), { ...wish, palaceId })
  await revokeToken(as(director), { tokenId: second.id })
  expect(await seen(second.token)).toBeNull()
})

test.each([
  ['a director beyond the palace', { role: 'director', palaceId }, { scope: '4201' }, 'not-allowed'],
  ['a desk officer', { role: 'desk', palaceId }, { palaceId }, 'not-allowed'],
  ['the system administrator', { role: 'systemAdministrator', scope: '42' }, { palaceId }, 'not-allowed'],
  ['security elsewhere', { role: 'securityAdministrator', scope: '4205' }, { palaceId }, 'not-allowed'],
  ['security without a place', { role: 'securityAdministrator', scope: '42' }, {}, 'role-scope-does-not-fit'],
] as const)('%s issues none', async (_, grant, place, code) => {
  const actor = await buildStaff(database.db, { ...grant })
  expect(await codeOf(issueToken(as(actor), { ...wish, ...place }))).toBe(code)
})

test('a token reaches only operations whose contract names one of its scopes', async () => {
  let actor: Actor = visitor
  const api = createApi()
  const responses = { 204: { description: 'Done' } }
  const open = openToTokens('read:figures')
  api.openapi(createRoute({ method: 'get', path: '/palaces/{id}/figures', security: open, responses }), (c) =>
    c.body(null, 204),
  )
  api.openapi(createRoute({ method: 'get', path: '/people', responses }), (c) => c.body(null, 204))
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('actor', actor)
      await next()
    })
    .use(withinTokenScopes(() => api))
  app.route('/api/v1', api)
  app.get('/console', (c) => c.body(null, 204))
  app.onError((error, c) => c.json({}, toProblem(error).status as 403))
  const status = async (path: string, scopes?: string[]) => {
    actor = scopes ? { personId: null, grants: [], token: { id: 't', scopes } } : visitor
    return (await app.request(path)).status
  }
  expect(await status('/api/v1/palaces/1/figures', ['read:figures'])).toBe(204)
  expect(await status('/api/v1/palaces/1/figures', ['read:programmes'])).toBe(403)
  expect(await status('/api/v1/people', ['read:figures'])).toBe(403)
  expect(await status('/console', ['read:figures'])).toBe(403)
  expect(await status('/api/v1/people')).toBe(204)
})

test('the security administrator helps someone back in, who is told; nobody else does, nor for themselves', async () => {
  const security = await buildStaff(database.db, { role: 'securityAdministrator', scope: '42' })
  const keeper = await buildStaff(database.db, { role: 'systemAdministrator', scope: '42' })
  const { personId } = await buildStaff(database.db, { role: 'director', palaceId })
  const password = 'correct horse battery'
  const passwordHash = await hashPassword(password)
  await insertPassword(database.db, {
    id: personId,
    username: 'mei',
    passwordHash,
    chosenByOwner: true,
    now: clock.now(),
  })
  const help = { personId, reason: 'lockedOut' as const }
  for (const act of [resetSecondFactor, resetPassword, unlock]) {
    expect(await codeOf(act(as(keeper), help))).toBe('not-allowed')
    expect(await codeOf(act(as(security), { ...help, personId: security.personId }))).toBe('not-allowed')
  }
  const nobody = as({ personId: null, grants: [] })
  const enter = (word: string) =>
    enterWithPassword(nobody, { username: 'mei', password: word }, { address: '192.0.2.1', device: 'Desk' })
  for (let n = 0; n < 10; n++) expect(await codeOf(enter('wrong password'))).toBe('password-wrong')
  expect(await codeOf(enter(password))).toBe('too-many-attempts')
  await unlock(as(security), help)
  expect(await enter(password)).toHaveProperty('session')
  const given = await resetPassword(as(security), { personId, reason: 'forgotPassword' })
  expect(await codeOf(enter(password))).toBe('password-wrong')
  nextOf(await enter(given.password), 'choosePassword')
  await resetSecondFactor(as(security), { personId, reason: 'lostPhone' })
  expect(told.filter((what) => what !== 'newDevice')).toEqual(['passwordReset', 'secondFactorReset'])
})

test('an unknown username is answered as a wrong password is: the same words, about as slowly', async () => {
  const { personId } = await buildStaff(database.db, { role: 'desk', palaceId })
  const passwordHash = await hashPassword('correct horse battery')
  await insertPassword(database.db, {
    id: personId,
    username: 'known',
    passwordHash,
    chosenByOwner: true,
    now: clock.now(),
  })
  const nobody = as({ personId: null, grants: [] })
  const time = async (username: string) => {
    const began = performance.now()
    const origin = { address: '192.0.2.2', device: 'Desk' }
    const code = await codeOf(enterWithPassword(nobody, { username, password: 'wrong password' }, origin))
    expect(code).toBe('password-wrong')
    return performance.now() - began
  }
  await time('warm.up')
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!
  const known = []
  const unknown = []
  for (let n = 0; n < 5; n++) {
    known.push(await time('known'))
    unknown.push(await time(`unknown${n}`))
  }
  const ratio = median(known) / median(unknown)
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(2.5)
})
