import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { OpenedSession } from './shapes.ts'

/** Shapes of the Web Authentication API (W3C), which browser and library read and check themselves. */
const WebAuthn = z
  .looseObject({})
  .openapi({ description: 'JSON of the Web Authentication API (W3C, level 3)', type: 'object' })
const Answer = z.looseObject({ id: z.string().max(1024), type: z.literal('public-key') })
const tags = ['Passkeys']

export const passkeyOfferRoute = createRoute({
  tags,
  method: 'post',
  path: '/me/passkeys/options',
  summary: 'What a browser needs to make a passkey for me',
  responses: answers('PublicKeyCredentialCreationOptionsJSON', WebAuthn),
})
export const addPasskeyRoute = createRoute({
  tags,
  method: 'post',
  path: '/me/passkeys',
  summary: 'Keep a passkey that the browser made',
  request: { body: body(z.object({ name: z.string().max(40), response: Answer })) },
  responses: answers('The passkey', z.object({ id: z.uuid() })),
})
export const passkeyQuestionRoute = createRoute({
  tags,
  method: 'post',
  path: '/sign-in/passkey/options',
  summary: 'What a browser needs to sign in with a passkey; the same for everyone',
  responses: answers('PublicKeyCredentialRequestOptionsJSON', WebAuthn),
})
export const enterWithPasskeyRoute = createRoute({
  tags,
  method: 'post',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey',
  request: { body: body(z.object({ response: Answer })) },
  responses: answers('The session', OpenedSession),
})
