import type { Db } from '#kit/db/index.ts'
import { coverageDb } from '../schema/db.ts'

/** What officials state of divisions, newest year first; withdrawn ones only when asked for. */
export async function statementsOf(
  db: Db,
  { divisionCode, withdrawn = false }: { divisionCode?: string; withdrawn?: boolean } = {},
) {
  const rows = await coverageDb(db)
    .selectFrom('coverage.statement')
    .leftJoin('coverage.evidence', 'coverage.evidence.statement_id', 'coverage.statement.id')
    .select([
      'file_name as fileName',
      'bytes as fileBytes',
      'id',
      'division_code as divisionCode',
      'year',
      'state',
      'evidence_kind as evidenceKind',
      'evidence_date as evidenceDate',
      'evidence_text as evidenceText',
      'evidence_url as evidenceUrl',
      'synthetic',
      'stated_at as statedAt',
      'withdrawn_at as withdrawnAt',
      'withdrawn_reason as withdrawnReason',
    ])
    .$if(!withdrawn, (query) => query.where('withdrawn_at', 'is', null))
    .$if(divisionCode !== undefined, (query) => query.where('division_code', '=', divisionCode!))
    .orderBy('year', 'desc')
    .orderBy('stated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ evidenceDate, statedAt, withdrawnAt, fileName, fileBytes, ...row }) => ({
    ...row,
    file: fileName === null ? null : { name: fileName, bytes: fileBytes! },
    evidenceDate: evidenceDate.toString(),
    statedAt: statedAt.toString(),
    withdrawnAt: withdrawnAt?.toString() ?? null,
  }))
}
export type StatementRow = Awaited<ReturnType<typeof statementsOf>>[number]

/** What a statement is about; null: there is no such statement. */
export async function divisionOfStatement(db: Db, id: string): Promise<string | null> {
  const row = await coverageDb(db)
    .selectFrom('coverage.statement')
    .select('division_code as code')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.code ?? null
}
