import { defineErrors } from '#kit/http/problem.ts'
import './messages/index.ts'

export const errors = defineErrors('imports', {
  'not-found': 404,
  'unknown-kind': 404,
  'not-ready': 409,
  'nothing-to-import': 422,
  'file-gone': 410,
})
