import type { Db } from '#kit/db/index.ts'
import { sitingDb } from '../schema/db.ts'

const columns = [
  'id',
  'code',
  'division_code as divisionCode',
  'name',
  'lng',
  'lat',
  'mode',
  'plan_status as planStatus',
  'land_status as landStatus',
  'cost_fen as costFen',
  'area_m2 as areaM2',
  'capacity',
  'synthetic',
  'version',
] as const

/** Sites on the list in a part of the province, by their codes. */
export const candidatesUnder = (db: Db, scope: string) =>
  sitingDb(db)
    .selectFrom('siting.candidate')
    .select(columns)
    .where('division_code', 'like', `${scope}%`)
    .where('retired_at', 'is', null)
    .orderBy('code')
    .execute()
export type CandidateRow = Awaited<ReturnType<typeof candidatesUnder>>[number]

/** The county of every code that was ever given, also of sites that were taken off the list. */
export async function countyOfCodes(db: Db): Promise<Map<string, string>> {
  const rows = await sitingDb(db).selectFrom('siting.candidate').select(['code', 'division_code']).execute()
  return new Map(rows.map(({ code, division_code }) => [code, division_code]))
}

/** A site as it stands, held until the transaction ends. */
export const lockCandidate = (tx: Db, id: string) =>
  sitingDb(tx)
    .selectFrom('siting.candidate')
    .selectAll()
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const townshipsUnder = (db: Db, scope: string) =>
  sitingDb(db)
    .selectFrom('siting.township')
    .select(['code', 'division_code as divisionCode', 'name', 'lng', 'lat', 'workers'])
    .where('division_code', 'like', `${scope}%`)
    .orderBy('code')
    .execute()

/** Measured ways to the sites in a part of the province. */
export const travelTimesUnder = (db: Db, scope: string) =>
  sitingDb(db)
    .selectFrom('siting.travel_time')
    .innerJoin('siting.candidate', 'siting.candidate.code', 'siting.travel_time.candidate_code')
    .select(['origin as from', 'candidate_code as to', 'minutes'])
    .where('siting.candidate.division_code', 'like', `${scope}%`)
    .orderBy('origin')
    .orderBy('candidate_code')
    .execute()

export const budgetsOf = (db: Db, scope: string) =>
  sitingDb(db)
    .selectFrom('siting.budget')
    .select(['year', 'amount_fen as amountFen', 'most_starts as mostStarts', 'version'])
    .where('scope', '=', scope)
    .orderBy('year')
    .execute()
