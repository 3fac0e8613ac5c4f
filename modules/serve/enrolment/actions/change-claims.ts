import type { ActionScope } from '#kit/db/action.ts'
import type { EnrolmentRecord } from '../queries/enrolment-record.ts'
import { enrolmentDb, type EnrolmentTables } from '../schema/db.ts'
import type { House } from './house-rules.ts'

type Row = EnrolmentTables['enrolment.enrolment']
/** The columns that steps change; the state follows from them. */
export type Change = Partial<{
  [
    Column in
      | 'seat_no'
      | 'reserved'
      | 'offered_at'
      | 'offer_expires_at'
      | 'confirmed_at'
      | 'checked_in_at'
      | 'cancelled_at'
      | 'cancelled_by'
      | 'passed_at'
      | 'released_at'
  ]: Column extends 'reserved' ? boolean : Row[Column]
}>

/** Writes the same change to claims of one session and the journal entry of each: the step by its name. */
export async function changeClaims(
  { tx, journal }: Pick<ActionScope, 'tx' | 'journal'>,
  house: House,
  step: string,
  claims: readonly Pick<EnrolmentRecord, 'palaceId' | 'id' | 'state'>[],
  change: Change,
): Promise<void> {
  const [first] = claims
  if (!first) return
  await enrolmentDb(tx)
    .updateTable('enrolment.enrolment')
    .set(change)
    .where('palace_id', '=', first.palaceId)
    .where(
      'id',
      'in',
      claims.map(({ id }) => id),
    )
    .execute()
  for (const { id, palaceId, state } of claims)
    journal({
      action: `enrolment.${step}`,
      subject: { type: 'enrolment', id },
      palaceId,
      divisionCode: house.target.divisionCode,
      before: { state },
      after: Object.fromEntries(
        Object.entries(change).map(([column, value]) => [column, value?.toString() ?? null]),
      ),
    })
}
