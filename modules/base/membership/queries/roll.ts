import { sql } from 'kysely'
import { normalizePhone } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { membershipDb } from '../schema/db.ts'
import { last4Hash, phoneHash } from './roll-columns.ts'

export type UnionRow = {
  id: string
  uscc: string
  name: string
  divisionCode: string
  members: number
  left: number
}

/** The unions of a part of the tree with their members counted. */
export async function unionsUnder(db: Db, divisionCode: string): Promise<UnionRow[]> {
  const { rows } = await sql<UnionRow>`
    select u.id, u.uscc, u.name, u.division_code as "divisionCode",
      count(m.id) filter (where m.left_on is null)::int as members,
      count(m.id) filter (where m.left_on is not null)::int as "left"
    from membership.grassroots_union u left join membership.member m on m.union_id = u.id
    where u.division_code like ${`${divisionCode}%`}
    group by u.id order by u.division_code, u.name`.execute(db)
  return rows
}

export type MemberQuestion = {
  divisionCode: string
  unionId?: string | undefined
  /** A surname or masked name, a whole phone, or its last four digits. */
  q?: string | undefined
  state?: 'member' | 'left' | undefined
  after?: string | undefined
}
export type MemberRow = Awaited<ReturnType<typeof membersUnder>>[number]

/** Members of a part of the tree, masked, in the order in which they were entered; after a given one. */
export function membersUnder(
  db: Db,
  { divisionCode, unionId, q, state, after }: MemberQuestion,
  limit: number,
) {
  const phone = q ? normalizePhone(q) : null
  return membershipDb(db)
    .selectFrom('membership.member as m')
    .innerJoin('membership.grassroots_union as u', 'u.id', 'm.union_id')
    .select([
      'm.id',
      'm.name_masked as nameMasked',
      'm.phone',
      'm.joined_on as joinedOn',
      'm.left_on as leftOn',
      'm.contact',
      'u.name as unionName',
      'u.uscc',
      'u.division_code as divisionCode',
    ])
    .where('u.division_code', 'like', `${divisionCode}%`)
    .$if(unionId !== undefined, (rows) => rows.where('m.union_id', '=', unionId!))
    .$if(state === 'member', (rows) => rows.where('m.left_on', 'is', null))
    .$if(state === 'left', (rows) => rows.where('m.left_on', 'is not', null))
    .$if(phone !== null, (rows) => rows.where('m.phone_hash', '=', phoneHash(phone!)))
    .$if(phone === null && /^\d{4}$/.test(q ?? ''), (rows) => rows.where('m.phone_last4', '=', last4Hash(q!)))
    .$if(phone === null && q !== undefined && !/^\d{4}$/.test(q), (rows) =>
      rows.where(sql<boolean>`starts_with(m.name_masked, ${surname(q!)})`),
    )
    .$if(after !== undefined, (rows) => rows.where('m.id', '>', after!))
    .orderBy('m.id')
    .limit(limit)
    .execute()
}

/** Names are kept encrypted; what can be searched of them is what the mask shows: 张三 and 张* are both 张. */
const surname = (text: string) => text.replaceAll('*', '').slice(0, 1)

/** How many members and unions a part of the tree has. */
export async function rollFigures(
  db: Db,
  divisionCode: string,
): Promise<{ unions: number; members: number }> {
  const { rows } = await sql<{ unions: number; members: number }>`
    select count(distinct u.id)::int as unions, count(m.id)::int as members
    from membership.grassroots_union u left join membership.member m on m.union_id = u.id and m.left_on is null
    where u.division_code like ${`${divisionCode}%`}`.execute(db)
  return rows[0]!
}
