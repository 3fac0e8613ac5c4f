import '#kit/ui/messages/index.ts'
import { defineErrors } from './problem.ts'

/** Problems that belong to no module: the request itself. Messages in `ui:errors.*`. */
export const requestErrors = defineErrors('ui', {
  'not-found': 404,
  'not-allowed': 403,
  'token-scope-missing': 403,
  'sign-in-needed': 401,
  malformed: 400,
  'invalid-input': 422,
  'idempotency-key-reused': 422,
  'changed-meanwhile': 409,
  'rule-of-the-data': 409,
  'too-many-requests': 429,
  'from-another-site': 403,
  'body-too-large': 413,
  unavailable: 503,
  unexpected: 500,
})
