import { type Actor, type Grant, scopesOf } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { type TokenScope, tokenScopes } from '../contract.ts'
import { identityDb } from '../schema/db.ts'

/** Not for each call: once a minute is enough to see whether a token is still in use. */
const USE_SECONDS = 60

/** The program that calls with a token: the rights of its scopes in its place, and no person. */
export async function actorOfToken(db: Db, token_hash: Buffer, now: Temporal.Instant): Promise<Actor | null> {
  const own = identityDb(db)
  const row = await own
    .selectFrom('identity.api_token')
    .select(['id', 'scopes', 'scope', 'palace_id', 'last_used_at'])
    .where('token_hash', '=', token_hash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (!row.last_used_at || row.last_used_at.until(now).total('seconds') >= USE_SECONDS)
    await own.updateTable('identity.api_token').set({ last_used_at: now }).where('id', '=', row.id).execute()
  const where = row.scope === null ? { palaceId: row.palace_id! } : { scope: row.scope }
  const grants = row.scopes.map((scope) => ({ role: tokenScopes[scope as TokenScope], ...where }) as Grant)
  return { personId: null, grants, token: { id: row.id, scopes: row.scopes } }
}

/** The tokens of the actor's part of the tree, the latest first, with the ids to name their place by. */
export async function tokensWithin(db: Db, actor: Actor) {
  const { prefixes, palaceIds } = scopesOf(actor, ['securityAdministrator', 'director'])
  return identityDb(db)
    .selectFrom('identity.api_token')
    .select(['id', 'name', 'scopes', 'scope', 'palace_id as palaceId', 'created_at as createdAt'])
    .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt', 'revoked_at as revokedAt'])
    .where((eb) =>
      eb.or([
        ...prefixes.map((prefix) => eb('division_code', 'like', `${prefix}%`)),
        ...(palaceIds.length > 0 ? [eb('palace_id', 'in', palaceIds)] : []),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}
