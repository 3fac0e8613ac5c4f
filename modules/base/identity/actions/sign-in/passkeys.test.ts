import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { identityDb } from '../../schema/db.ts'
import { buildPerson, prepareIdentity } from '../../testing.ts'
import { closeSignIn } from './auth.ts'
import { enterWithPasskey, passkeyOffer, passkeyQuestion } from './passkeys.ts'

const database = testDatabase()
const clock = fakeClock(Temporal.Now.instant().round('millisecond').toString())
const context = () => ({ db: database.db, clock, outbox: { send: async () => {}, emit: async () => {} } })
const origin = { address: '192.0.2.9', device: 'Phone' }
const site = 'http://localhost:3000'
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
let personId: string

/** The public key as a passkey writes it (COSE, RFC 9052): key type EC2, ES256, curve P-256, x, y. */
function coseKey(): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const of = (...list: number[]) => Buffer.from(list)
  return Buffer.concat([
    of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20),
    bytes(x),
    of(0x22, 0x58, 0x20),
    bytes(y),
  ])
}

const USER_PRESENT = 1
const USER_VERIFIED = 4

/** What a phone answers to a question; like most it does not count its signatures, so only the question stops a repetition. */
function answerTo(challenge: string, { at = site, flags = USER_PRESENT | USER_VERIFIED } = {}) {
  const told = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge, origin: at, crossOrigin: false }),
  )
  const data = Buffer.concat([
    createHash('sha256').update('localhost').digest(),
    Buffer.from([flags, 0, 0, 0, 0]),
  ])
  const signed = Buffer.concat([data, createHash('sha256').update(told).digest()])
  return {
    id: 'cGhvbmU',
    rawId: 'cGhvbmU',
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: told.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, privateKey).toString('base64url'),
    },
  }
}

const ask = async () => (await passkeyQuestion(context(), origin)).challenge
const enter = (response: unknown) => enterWithPasskey(context(), { response }, origin)
const refused = { code: 'passkey-refused' }

beforeAll(async () => {
  prepareIdentity(database.url)
  personId = (await buildPerson(database.db)).id
  await identityDb(database.db)
    .insertInto('identity.passkey')
    .values({
      id: newId(),
      person_id: personId,
      credential_id: 'cGhvbmU',
      public_key: coseKey(),
      counter: 0,
      name: '手机',
      created_at: clock.now(),
    })
    .execute()
})
afterAll(closeSignIn)

test('a question is answered once: the same answer again opens nothing', async () => {
  const answer = answerTo(await ask())
  expect(await enter(answer)).toMatchObject({ personId })
  await expect(enter(answer)).rejects.toMatchObject(refused)
})

test('an answer that comes late opens nothing', async () => {
  const answer = answerTo(await ask())
  clock.advance({ minutes: 6 })
  await expect(enter(answer)).rejects.toMatchObject(refused)
})

test('a question that was put to somebody signed in is none for signing in', async () => {
  const actor = { personId, grants: [] }
  const { challenge } = await passkeyOffer({ ...context(), actor }, { name: '我' })
  await expect(enter(answerTo(challenge))).rejects.toMatchObject(refused)
})

test('an answer to another site, from a phone that did not ask its owner, or with another signature opens nothing', async () => {
  await expect(enter(answerTo(await ask(), { at: 'http://localhost.example' }))).rejects.toMatchObject(
    refused,
  )
  await expect(enter(answerTo(await ask(), { flags: USER_PRESENT }))).rejects.toMatchObject(refused)
  const [one, other] = [answerTo(await ask()), answerTo(await ask())]
  const mixed = { ...one, response: { ...one.response, signature: other.response.signature } }
  await expect(enter(mixed)).rejects.toMatchObject(refused)
  await expect(enter({ ...one, id: 'b3RoZXI' })).rejects.toMatchObject(refused)
})
