import type { Translator } from '#kit/i18n/index.ts'
import type { ImportKind } from '#kit/imports/index.ts'
import { codeOf, textOf, type Template } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'
import { canKeepVenues } from '../../policy.ts'
import { judgeVenues, type VenueLine } from './judge-venues.ts'
import { sheetColumns, type SheetColumn } from './sheet-columns.ts'
import { undoVenues, writeVenues } from './write-venues.ts'

/** Venues from Excel: a row records one, or changes the one of its name; an empty cell leaves alone what is known. P2. */
export const importVenues: ImportKind<SheetColumn, VenueLine> = {
  kind: 'assessment.venues',
  title: 'assessment:state.venue',
  columns: sheetColumns,
  batch: 500,
  may: (actor, { divisionCode }) => canKeepVenues(actor, divisionCode),
  template: venueTemplate,
  keyOf: ({ values }) => {
    const code = codeOf(values.division)
    return code.ok && textOf(values.name) ? `${code.value} ${textOf(values.name)}` : null
  },
  judge: judgeVenues,
  write: writeVenues,
  undo: undoVenues,
}

function venueTemplate(t: Translator): Template {
  const columns = Object.keys(sheetColumns) as SheetColumn[]
  const titleOf = (column: SheetColumn) => t(`assessment:sheetColumn.${column}`)
  return {
    sheet: {
      name: t('assessment:state.venue'),
      columns: columns.map((column) => ({
        title: titleOf(column),
        width: column === 'name' || column === 'functions' ? 30 : 14,
        text: true,
      })),
      examples: [],
    },
    guide: {
      name: t('assessment:guide.title'),
      titles: (['column', 'needed', 'example', 'how'] as const).map((one) => t(`assessment:guide.${one}`)),
      rows: columns.map((column) => [
        titleOf(column),
        t(`assessment:guide.${sheetColumns[column].required ? 'yes' : 'no'}`),
        t(`assessment:example.${column}`),
        t(`assessment:how.${column}`),
      ]),
    },
  }
}
