import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with siting; the words are `siting:errors.<code>`. */
export const errors = defineErrors(
  'siting',
  {
    'candidate-not-found': 404,
    'division-not-found': 422,
    'code-taken': 409,
    'site-outside-division': 422,
    'site-too-near': 409,
  },
  {
    candidate_code_names_one_site: 'code-taken',
    candidate_lies_in_a_division: 'division-not-found',
  },
)
