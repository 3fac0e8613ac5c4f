import type { Translator } from '#kit/i18n/index.ts'
import type { Unread } from './cells.ts'
import './messages/index.ts'

/** Why a cell could not be read, in words. */
export const sayUnread = (t: Translator, { problem, text }: Unread): string =>
  t(`spreadsheet:cell.${problem}`, { text })
