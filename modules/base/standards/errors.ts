import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with standards; the words are `standards:errors.<code>`. */
export const errors = defineErrors(
  'standards',
  {
    'standard-not-found': 404,
    'palace-not-found': 404,
    'may-not-override': 422,
    'begins-before-the-value-in-force': 409,
    'begins-in-the-past': 422,
    'value-does-not-fit-unit': 422,
    'no-override': 404,
  },
  { one_value_of_a_standard_is_in_force_at_a_time: 'begins-before-the-value-in-force' },
)
