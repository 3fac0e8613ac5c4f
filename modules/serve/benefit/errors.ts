import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with the meter; the words are `benefit:errors.<code>`. */
export const errors = defineErrors('benefit', { 'palace-not-found': 404, 'division-not-found': 404 })
