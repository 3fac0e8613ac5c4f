import { z } from 'zod'
import { maskPhone } from '#kit/crypto/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { OutTable } from '#kit/spreadsheet/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import { canKeepRoll } from '../policy.ts'
import { membersUnder, type MemberQuestion, type MemberRow } from '../queries/roll.ts'
import { opened } from '../queries/roll-columns.ts'

const PAGE = 1_000

/** A member as lists show one. */
export const presentMember = (row: MemberRow) => ({
  id: row.id,
  nameMasked: row.nameMasked,
  phoneMasked: maskPhone(opened('phone', row.phone)),
  unionName: row.unionName,
  divisionName: divisionName(row.divisionCode),
  joinedOn: row.joinedOn?.toString() ?? null,
  leftOn: row.leftOn?.toString() ?? null,
  contact: row.contact,
})

/** Every member of the question, a page at a time. */
async function* everyMember(db: Db, question: MemberQuestion): AsyncGenerator<MemberRow> {
  for (let after: string | undefined; ;) {
    const page = await membersUnder(db, { ...question, after }, PAGE)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}

const note = action(
  z.object({ divisionCode: z.string(), format: z.enum(['xlsx', 'csv']) }),
  async ({ actor, allow, journal }, { divisionCode, format }) => {
    allow(canKeepRoll(actor, divisionCode))
    journal({
      action: 'membership.export',
      subject: { type: 'roll', id: divisionCode },
      divisionCode,
      after: { format },
    })
  },
)

/** The list as a table to be written while it is sent, once the journal has it. Masked as on the screen. */
export async function exportMembers(
  context: ActionContext,
  question: MemberQuestion,
  format: 'xlsx' | 'csv',
  t: Translator,
): Promise<OutTable<MemberRow>> {
  await note(context, { divisionCode: question.divisionCode, format })
  return {
    name: t('membership:roll'),
    timeZone: 'Asia/Shanghai',
    rows: everyMember(context.db, question),
    columns: [
      { title: t('membership:column.name'), value: ({ nameMasked }) => nameMasked },
      { title: t('membership:column.phone'), value: (row) => presentMember(row).phoneMasked },
      { title: t('membership:column.unionName'), value: ({ unionName }) => unionName, width: 34 },
      { title: t('membership:unions.division'), value: ({ divisionCode }) => divisionName(divisionCode) },
      { title: t('membership:column.joinedOn'), kind: 'date', value: ({ joinedOn }) => joinedOn },
      { title: t('membership:column.leftOn'), kind: 'date', value: ({ leftOn }) => leftOn },
    ],
  }
}
