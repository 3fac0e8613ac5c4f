import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with unions and members; the words are `membership:errors.<code>`. */
export const errors = defineErrors('membership', {
  'union-not-found': 404,
  'member-not-found': 404,
  'member-has-left': 409,
  'division-unknown': 422,
})
