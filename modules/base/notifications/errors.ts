import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with messages. Messages: `notifications:errors.<code>`. */
export const errors = defineErrors('notifications', {
  'message-not-found': 404,
  'delivery-not-failed': 409,
  'link-not-good': 410,
  'no-text-messages': 503,
})
