import { divisionName, palaceIdsUnder, palacesByIds } from '#modules/base/places/index.ts'
import { administrations, type Decision, scopesOf } from '#kit/access/index.ts'
import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { issueToken, revokeToken } from '../../actions/api-tokens.ts'
import { resetPassword, resetSecondFactor, unlock } from '../../actions/help-back-in.ts'
import * as contract from '../../contract.ts'
import { canHelpBackIn, canSeeAccounts, canSeeSignIns, canSeeTokens } from '../../policy.ts'
import { accountsOfStaff } from '../../queries/accounts.ts'
import { signInRecords } from '../../queries/sign-in-records.ts'
import { tokensWithin } from '../../queries/api-tokens.ts'

/** What keeps sign-in safe: accounts and their second factors, and the tokens of programs. */
export function securityApi(api: Api): void {
  api.openapi(contract.listAccountsRoute, async (c) => {
    ask(c, canSeeAccounts(c.var.actor))
    const accounts = await accountsOfStaff(c.var.services.db, await partOfTree(c))
    const shown = accounts.map((account) => {
      const decision = canHelpBackIn(c.var.actor, account.personId, [])
      return {
        ...account,
        lastSeen: account.lastSeen?.toString() ?? null,
        mayHelp: decision.allowed,
        whyNot: decision.allowed ? null : c.var.t.byKey(decision.reason),
      }
    })
    return c.json({ accounts: shown }, 200)
  })
  api.openapi(contract.listSignInsRoute, async (c) => {
    ask(c, canSeeSignIns(c.var.actor))
    const found = await signInRecords(c.var.services.db, await partOfTree(c))
    const signIns = found.map(({ at, device, ...record }) => ({
      ...record,
      at: at.toString(),
      device: contract.deviceName(device) ?? device.slice(0, 40),
    }))
    return c.json({ signIns }, 200)
  })
  api.openapi(contract.resetSecondFactorRoute, async (c) => {
    await resetSecondFactor(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.unlockRoute, async (c) => {
    await unlock(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.resetPasswordRoute, async (c) =>
    c.json(await resetPassword(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.listTokensRoute, async (c) => {
    ask(c, canSeeTokens(c.var.actor))
    return c.json({ tokens: await tokensInSight(c) }, 200)
  })
  api.openapi(contract.issueTokenRoute, async (c) =>
    c.json(await issueToken(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.revokeTokenRoute, async (c) => {
    await revokeToken(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}

function ask(c: AppContext, decision: Decision): void {
  if (decision.allowed) return
  const { reason } = decision
  throw requestErrors.error(c.var.viewer ? 'not-allowed' : 'sign-in-needed', { params: { reason } })
}

/** What the administrator who asks looks after, now. */
async function partOfTree(c: AppContext) {
  const { actor, services } = c.var
  const { prefixes } = scopesOf(actor, administrations)
  const palaces = await Promise.all(prefixes.map((prefix) => palaceIdsUnder(services.db, prefix)))
  return { actor, now: services.clock.now(), palaceIds: palaces.flat() }
}

async function tokensInSight(c: AppContext) {
  const { db } = c.var.services
  const tokens = await tokensWithin(db, c.var.actor)
  const palaces = await palacesByIds(db, [...new Set(tokens.flatMap(({ palaceId }) => palaceId ?? []))])
  return tokens.map(({ scope, palaceId, ...token }) => ({
    ...token,
    scopes: token.scopes as contract.TokenScope[],
    place: palaceId ? (palaces.get(palaceId)?.name ?? '') : divisionName((scope ?? '').padEnd(6, '0')),
    createdAt: token.createdAt.toString(),
    expiresAt: token.expiresAt.toString(),
    lastUsedAt: token.lastUsedAt?.toString() ?? null,
    revokedAt: token.revokedAt?.toString() ?? null,
  }))
}
