import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { divisionByCode } from '#modules/base/places/index.ts'
import { StatementInput, WithdrawInput } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import { canState } from '../policy.ts'
import { coverageDb } from '../schema/db.ts'

const TIME_ZONE = 'Asia/Shanghai'

/**
 * States how a division stood at the end of a year, or stands in the running one, with the evidence. An earlier statement about the
 * same year is withdrawn and stays readable. P1.
 * @throws Problem `division-not-found` | `year-to-come` | `evidence-in-the-future` | `not-allowed`
 */
export const stateCoverage = action(StatementInput, async ({ tx, actor, now, allow, journal }, input) => {
  const { divisionCode, year, state, evidenceKind, evidenceDate, evidenceText, evidenceUrl } = input
  allow(canState(actor, divisionCode))
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
  if (!(await divisionByCode(tx, divisionCode)))
    throw errors.error('division-not-found', { field: 'divisionCode' })
  if (year > today.year) throw errors.error('year-to-come', { field: 'year' })
  const date = Temporal.PlainDate.from(evidenceDate)
  if (Temporal.PlainDate.compare(date, today) > 0)
    throw errors.error('evidence-in-the-future', { field: 'evidenceDate' })
  const replaced = await coverageDb(tx)
    .updateTable('coverage.statement')
    .set({ withdrawn_at: now, withdrawn_reason: evidenceText })
    .where('division_code', '=', divisionCode)
    .where('year', '=', year)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  const id = newId()
  await coverageDb(tx)
    .insertInto('coverage.statement')
    .values({
      id,
      division_code: divisionCode,
      year,
      state,
      evidence_kind: evidenceKind,
      evidence_date: date,
      evidence_text: evidenceText,
      evidence_url: evidenceUrl,
      stated_at: now,
    })
    .execute()
  journal({
    action: 'coverage.state',
    subject: { type: 'coverageStatement', id },
    divisionCode,
    after: { year, state, evidenceKind, evidenceDate, replaces: replaced[0]?.id ?? null },
  })
  return { statementId: id }
})

/**
 * Withdraws a statement that was found to be wrong; it stays readable with the reason.
 * @throws Problem `statement-not-found` | `not-allowed`
 */
export const withdrawStatement = action(
  WithdrawInput,
  async ({ tx, actor, now, allow, journal, unchanged }, { statementId, reason }) => {
    const row = await coverageDb(tx)
      .selectFrom('coverage.statement')
      .select(['division_code', 'withdrawn_at'])
      .where('id', '=', statementId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw errors.error('statement-not-found')
    allow(canState(actor, row.division_code))
    if (row.withdrawn_at) return unchanged()
    await coverageDb(tx)
      .updateTable('coverage.statement')
      .set({ withdrawn_at: now, withdrawn_reason: reason })
      .where('id', '=', statementId)
      .execute()
    journal({
      action: 'coverage.withdrawStatement',
      subject: { type: 'coverageStatement', id: statementId },
      divisionCode: row.division_code,
      after: { reason },
    })
  },
)
