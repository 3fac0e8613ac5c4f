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
    'scenario-not-found': 404,
    'run-not-found': 404,
    'question-stays': 422,
    'already-running': 409,
    'no-plan': 409,
    'already-published': 409,
  },
  {
    candidate_code_names_one_site: 'code-taken',
    scenario_is_computed_once_at_a_time: 'already-running',
    plan_is_published_once: 'already-published',
    candidate_lies_in_a_division: 'division-not-found',
  },
)
