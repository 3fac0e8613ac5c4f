import { denied } from '#kit/access/index.ts'
import type { ImportKind } from '#kit/imports/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { textOf, type Template } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'
import { canEdit } from '../../policy.ts'
import type { SeasonData } from './judge-row.ts'
import { judgeSeason } from './judge-season.ts'
import { seasonColumns, type SeasonColumn } from './season-columns.ts'
import { undoSeason } from './undo-season.ts'
import { writeSeason } from './write-season.ts'

/** More than the sessions of a palace in a season: rows change places only with those judged together. */
const WHOLE_SEASON = 5_000

/**
 * A palace's season from Excel: a row with an id changes that session, one without adds one. A session that is not in
 * the file is not affected; nothing is cancelled by leaving it out. P5, P6.
 */
export const importSeason: ImportKind<SeasonColumn, SeasonData> = {
  kind: 'catalog.season',
  title: 'catalog:season.title',
  columns: seasonColumns,
  batch: WHOLE_SEASON,
  may: (actor, { divisionCode, palaceId }) =>
    palaceId === null ? denied('catalog:denied.edit') : canEdit(actor, { divisionCode, palaceId }),
  template: seasonTemplate,
  keyOf: ({ values }) =>
    textOf(values.id).toLowerCase() ||
    [values.title, values.first, values.start, values.space].map(textOf).join(' ').trim() ||
    null,
  judge: judgeSeason,
  write: writeSeason,
  undo: undoSeason,
}

function seasonTemplate(t: Translator): Template {
  const columns = Object.keys(seasonColumns) as SeasonColumn[]
  const titleOf = (column: SeasonColumn) => t(`catalog:season.column.${column}`)
  return {
    sheet: {
      name: t('catalog:season.title'),
      columns: columns.map((column) => ({
        title: titleOf(column),
        width: column === 'id' || column === 'title' ? 30 : 14,
        text: true,
      })),
      examples: [],
    },
    guide: {
      name: t('catalog:season.guide.title'),
      titles: (['column', 'needed', 'example', 'how'] as const).map((one) =>
        t(`catalog:season.guide.${one}`),
      ),
      rows: columns.map((column) => [
        titleOf(column),
        t(`catalog:season.guide.${seasonColumns[column].required ? 'yes' : 'no'}`),
        t(`catalog:season.example.${column}`),
        t(`catalog:season.how.${column}`),
      ]),
    },
  }
}
