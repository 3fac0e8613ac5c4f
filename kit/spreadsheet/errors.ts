import { defineErrors } from '#kit/http/problem.ts'
import './messages/index.ts'

/** Why a file cannot be taken, in words that say what to do about it. */
export const errors = defineErrors('spreadsheet', {
  'empty-file': 422,
  'not-a-spreadsheet': 422,
  'web-page': 422,
  'old-workbook': 422,
  'locked-workbook': 422,
  'has-macros': 422,
  damaged: 422,
  'unpacks-too-large': 422,
  'too-large': 413,
  'too-many-rows': 422,
  'too-many-columns': 422,
  'cell-too-long': 422,
  'header-missing': 422,
  'header-twice': 422,
})
