import { hash } from 'node:crypto'
import { z } from 'zod'
import { palacesByIds } from '#modules/base/places/index.ts'
import { randomCode } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { NewToken } from '../contract.ts'
import { errors } from '../errors.ts'
import { canIssueToken } from '../policy.ts'
import { identityDb } from '../schema/db.ts'

/** By this a token is told from a session, in a header as in a leaked file. */
export const TOKEN_PREFIX = 'whg_'
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer')

/**
 * Issues a token for a program: what it may do, in which place, and until when. It is answered this once; kept is its hash.
 * @throws Problem `role-scope-does-not-fit` | `not-allowed`
 */
export const issueToken = action(
  NewToken,
  async ({ actor, tx, now, allow, journal }, { name, scopes, scope, palaceId, days }) => {
    if ((scope === undefined) === (palaceId === undefined))
      throw errors.error('role-scope-does-not-fit', { field: 'palaceId' })
    const divisionCode = scope ?? (await palacesByIds(tx, [palaceId!])).get(palaceId!)?.divisionCode
    if (!divisionCode) throw errors.error('role-scope-does-not-fit', { field: 'palaceId' })
    allow(canIssueToken(actor, { divisionCode, ...(palaceId ? { palaceId } : {}) }))
    const id = newId()
    const token = TOKEN_PREFIX + randomCode(LETTERS, 40)
    await identityDb(tx)
      .insertInto('identity.api_token')
      .values({
        id,
        name,
        token_hash: tokenHash(token),
        scopes: [...new Set(scopes)],
        scope: scope ?? null,
        palace_id: palaceId ?? null,
        division_code: divisionCode,
        issued_by: actor.personId!,
        created_at: now,
        expires_at: now.add({ hours: days * 24 }),
      })
      .execute()
    journal({
      action: 'identity.issueToken',
      subject: { type: 'token', id },
      divisionCode,
      palaceId: palaceId ?? null,
      after: { scopes: scopes.join(' '), until: now.add({ hours: days * 24 }).toString() },
    })
    return { id, token }
  },
)

/** Revokes a token from now on; that it was there stays on record. @throws Problem `token-not-found` | `not-allowed` */
export const revokeToken = action(
  z.object({ tokenId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { tokenId }) => {
    const db = identityDb(tx)
    const token = await db
      .selectFrom('identity.api_token')
      .select(['division_code', 'palace_id', 'revoked_at'])
      .where('id', '=', tokenId)
      .forUpdate()
      .executeTakeFirst()
    if (!token) throw errors.error('token-not-found')
    const { division_code: divisionCode, palace_id: palaceId } = token
    allow(canIssueToken(actor, { divisionCode, ...(palaceId ? { palaceId } : {}) }))
    if (token.revoked_at) return unchanged()
    await db.updateTable('identity.api_token').set({ revoked_at: now }).where('id', '=', tokenId).execute()
    journal({
      action: 'identity.revokeToken',
      subject: { type: 'token', id: tokenId },
      divisionCode,
      palaceId,
    })
  },
)
