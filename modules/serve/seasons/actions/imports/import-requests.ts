import { denied } from '#kit/access/index.ts'
import type { ImportKind } from '#kit/imports/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { textOf, type Template } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'
import { canKeepSeasons } from '../../policy.ts'
import type { Ask } from '../request-rows.ts'
import { type RequestColumn, requestColumns } from './columns.ts'
import { judgeRequests } from './judge-requests.ts'
import { undoRequests, writeRequests } from './write-requests.ts'

/**
 * Requests to one season from Excel, as clerks type them from paper: a row is a request. One that stands already is left as it is;
 * leaving one out does nothing. P5, P19.
 */
export const importRequests: ImportKind<RequestColumn, Ask> = {
  kind: 'seasons.requests',
  title: 'seasons:sheet.title',
  columns: requestColumns,
  batch: 1_000,
  may: (actor, { divisionCode, palaceId, subjectId }) =>
    palaceId === null || subjectId === null
      ? denied('seasons:denied.keep')
      : canKeepSeasons(actor, { divisionCode, palaceId }),
  template: requestTemplate,
  keyOf: ({ values }) =>
    textOf(values.organisation) === ''
      ? null
      : Object.keys(requestColumns)
          .map((column) => textOf(values[column as RequestColumn]))
          .join('\t'),
  judge: judgeRequests,
  write: writeRequests,
  undo: undoRequests,
}

function requestTemplate(t: Translator): Template {
  const columns = Object.keys(requestColumns) as RequestColumn[]
  const titleOf = (column: RequestColumn) => t(requestColumns[column].title)
  return {
    sheet: {
      name: t('seasons:sheet.title'),
      columns: columns.map((column) => ({
        title: titleOf(column),
        width: column === 'organisation' ? 30 : 14,
        text: true,
      })),
      examples: [],
    },
    guide: {
      name: t('seasons:sheet.guide.title'),
      titles: (['column', 'needed', 'example', 'how'] as const).map((one) => t(`seasons:sheet.guide.${one}`)),
      rows: columns.map((column) => [
        titleOf(column),
        t(`seasons:sheet.guide.${requestColumns[column].required ? 'yes' : 'no'}`),
        t.byKey(`seasons:sheet.example.${column}`),
        t.byKey(`seasons:sheet.how.${column.replace(/\d$/, '')}`),
      ]),
    },
  }
}
