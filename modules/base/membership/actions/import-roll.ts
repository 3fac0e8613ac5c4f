import type { ImportKind } from '#kit/imports/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { codeOf, textOf, type Template } from '#kit/spreadsheet/index.ts'
import '../messages/index.ts'
import { canKeepRoll } from '../policy.ts'
import { judgeRoll, type RollLine } from './judge-roll.ts'
import { rollColumns, type RollColumn } from './roll-columns.ts'
import { undoRoll } from './undo-roll.ts'
import { writeRoll } from './write-roll.ts'

/** Members brought in from Excel: each row enters, changes or ends one line of a roll. Silence ends nobody's membership. */
export const importRoll: ImportKind<RollColumn, RollLine> = {
  kind: 'membership.roll',
  title: 'membership:roll',
  columns: rollColumns,
  batch: 2_000,
  may: (actor, { divisionCode }) => canKeepRoll(actor, divisionCode),
  template,
  keyOf: ({ values }) => {
    const [uscc, phone] = [codeOf(values.uscc), codeOf(values.phone)]
    const key = uscc.ok && phone.ok ? `${uscc.value.toUpperCase()} ${phone.value.slice(-11)}` : ''
    return textOf(values.phone) && key ? key : null
  },
  judge: judgeRoll,
  write: writeRoll,
  undo: undoRoll,
}

const widths: Record<RollColumn, number> = {
  uscc: 24,
  unionName: 34,
  name: 12,
  phone: 16,
  joinedOn: 14,
  leftOn: 14,
  division: 12,
}

function template(t: Translator): Template {
  const columns = Object.keys(rollColumns) as RollColumn[]
  return {
    sheet: {
      name: t('membership:roll'),
      columns: columns.map((column) => ({
        title: t(`membership:column.${column}`),
        width: widths[column],
        text: true,
      })),
      examples: [],
    },
    guide: {
      name: t('membership:guide.title'),
      titles: [
        t('membership:guide.column'),
        t('membership:guide.needed'),
        t('membership:guide.example'),
        t('membership:guide.how'),
      ],
      rows: columns.map((column) => [
        t(`membership:column.${column}`),
        t(rollColumns[column].required ? 'membership:guide.yes' : 'membership:guide.no'),
        t(`membership:example.${column}`),
        t(`membership:how.${column}`),
      ]),
    },
  }
}
