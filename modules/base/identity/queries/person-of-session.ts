import { sql } from 'kysely'
import { administrations, type Grant } from '#kit/access/index.ts'
import { maskPhone } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { type Blanks, prepared } from '#kit/db/prepared.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

export type SignedIn = {
  sessionId: string
  personId: string
  /** Decrypts it when somebody wants to know: most requests do not. */
  readName: () => string
  grants: Grant[]
}

/** Whose sessions tokens open and what each may do now, by token, in one query. */
export async function peopleOfSessions(
  db: Db,
  tokens: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, SignedIn>> {
  const rows = await rowsOfSessions(db, { tokens, now })
  return new Map(
    rows.map(({ token, sessionId, personId, grants, ...row }) => [
      token,
      { sessionId, personId, readName: () => ownName(row), grants: grants ?? [] },
    ]),
  )
}

const rowsOfSessions = prepared(
  (db, { tokens, now }: Blanks<{ tokens: readonly string[]; now: Temporal.Instant }>) =>
    identityDb(db)
      .selectFrom('identity.sign_in_session as session')
      .innerJoin('identity.person as person', 'person.id', 'session.person_id')
      .select((eb) => [
        'session.token',
        'session.id as sessionId',
        'person.id as personId',
        'person.name',
        'person.phone',
        eb
          .selectFrom('identity.role_assignment as held')
          .whereRef('held.person_id', '=', 'person.id')
          .where('held.begins_at', '<=', now)
          .where((or) => or.or([or('held.ends_at', 'is', null), or('held.ends_at', '>', now)]))
          // Someone who became administrator since signing in shows a second factor first.
          .where((or) =>
            or.or([
              or('held.role', 'not in', administrations),
              or('session.second_factor_at', 'is not', null),
            ]),
          )
          .select(
            sql<Grant[] | null>`json_agg(case when held.scope is null
            then json_build_object('role', held.role, 'palaceId', held.palace_id)
            else json_build_object('role', held.role, 'scope', held.scope) end order by held.id)`.as(
              'grants',
            ),
          )
          .as('grants'),
      ])
      .where(sql<boolean>`session.token = any(${tokens})`)
      .where('session.expires_at', '>', now)
      .where('person.forgotten_at', 'is', null),
)

/** How the header calls someone: by their own name, or, before they told it, by their masked phone. */
function ownName({ name, phone }: { name: Buffer | null; phone: Buffer | null }): string {
  return opened('name', name) ?? maskPhone(opened('phone', phone) ?? '')
}
