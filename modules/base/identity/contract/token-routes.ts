import { createRoute, z } from '@hono/zod-openapi'
import type { Role } from '#kit/access/index.ts'
import { answers, body, problemResponses } from '#kit/http/api.ts'

/**
 * What a program of a partner may be allowed, and the role whose eyes or hands it borrows. An operation of the API is
 * open to a token only if its contract names one of these in `security: [{ token: […] }]`.
 */
export const tokenScopes = {
  'read:programmes': 'teacher',
  'write:programmes': 'programmer',
  'read:figures': 'auditor',
  'open:doors': 'desk',
} as const satisfies Record<string, Role>
export type TokenScope = keyof typeof tokenScopes
export const tokenScopeNames = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]

const instant = z.string().openapi({ format: 'date-time' })
export const ApiToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.enum(tokenScopeNames)),
    place: z.string(),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .openapi('ApiToken')

export const NewToken = z.object({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(z.enum(tokenScopeNames)).min(1),
  scope: z
    .string()
    .regex(/^\d{2}(\d{2}){0,2}$/)
    .optional(),
  palaceId: z.uuid().optional(),
  days: z.number().int().min(1).max(366),
})

const tags = ['Tokens']

export const listTokensRoute = createRoute({
  tags,
  method: 'get',
  path: '/tokens',
  summary: 'The tokens of my part of the tree',
  responses: answers('Tokens', z.object({ tokens: z.array(ApiToken) })),
})
export const issueTokenRoute = createRoute({
  tags,
  method: 'post',
  path: '/tokens',
  summary: 'Issue a token for a program; it is shown this once',
  request: { body: body(NewToken) },
  responses: answers('The token', z.object({ id: z.uuid(), token: z.string() })),
})
export const revokeTokenRoute = createRoute({
  tags,
  method: 'delete',
  path: '/tokens/{tokenId}',
  summary: 'Revoke a token from now on',
  request: { params: z.object({ tokenId: z.uuid() }) },
  responses: { 204: { description: 'Done' }, ...problemResponses },
})

/** Why the security administrator helps someone back in; it goes into the journal. */
export const helpReasons = ['lostPhone', 'forgotPassword', 'lockedOut', 'suspicion'] as const
const people = ['People and roles']
const help = {
  params: z.object({ personId: z.uuid() }),
  body: body(z.object({ reason: z.enum(helpReasons) })),
} as const
const done = { 204: { description: 'Done' }, ...problemResponses } as const

export const resetSecondFactorRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/accounts/{personId}/reset-second-factor',
  summary: 'Take the second factor of someone away, who then sets up another; they are told',
  request: help,
  responses: done,
})
export const unlockRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/accounts/{personId}/unlock',
  summary: 'Let someone try again at once, who tried too often',
  request: help,
  responses: done,
})
export const resetPasswordRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/accounts/{personId}/reset-password',
  summary: 'Give staff a password for one sign-in, at which they choose their own; they are told',
  request: help,
  responses: answers('The password, shown this once', z.object({ password: z.string() })),
})

export const Account = z
  .object({
    personId: z.uuid(),
    username: z.string(),
    nameMasked: z.string(),
    administrator: z.boolean(),
    totp: z.boolean(),
    passkeys: z.number().int(),
    recoveryLeft: z.number().int(),
    mustChoosePassword: z.boolean(),
    tries: z.number().int().openapi({ description: 'Wrong tries that still count' }),
    locked: z.boolean().openapi({ description: 'Too many: the next try is refused' }),
    lastSeen: instant.nullable(),
    mayHelp: z.boolean(),
    whyNot: z.string().nullable(),
  })
  .openapi('Account')
export const SignInRecord = z
  .object({
    id: z.uuid(),
    at: instant,
    username: z.string().nullable().openapi({ description: 'null: a name that nobody has' }),
    nameMasked: z.string().nullable(),
    by: z.string(),
    succeeded: z.boolean(),
    address: z.string(),
    device: z.string(),
  })
  .openapi('SignInRecord')
export const listSignInsRoute = createRoute({
  tags: people,
  method: 'get',
  path: '/sign-ins',
  summary: 'When and from where staff signed in, and what was tried in vain; the latest 2,000',
  responses: answers('Sign-ins', z.object({ signIns: z.array(SignInRecord) })),
})
export const listAccountsRoute = createRoute({
  tags: ['People and roles'],
  method: 'get',
  path: '/accounts',
  summary: 'The accounts of staff: second factor and wrong tries',
  responses: answers('Accounts', z.object({ accounts: z.array(Account) })),
})
