import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with coverage; the words are `coverage:errors.<code>`. */
export const errors = defineErrors(
  'coverage',
  {
    'division-not-found': 404,
    'plan-not-found': 404,
    'line-not-found': 404,
    'statement-not-found': 404,
    'plan-replaced': 409,
    'line-changed': 409,
    'line-outside-scope': 422,
    'line-twice': 422,
    'year-to-come': 422,
    'evidence-in-the-future': 422,
    'no-plan': 409,
    'statement-withdrawn': 409,
    'evidence-attached': 409,
    'evidence-not-found': 404,
  },
  {
    plan_says_the_same_thing_once: 'line-twice',
    line_is_in_a_plan_once: 'line-twice',
    line_is_for_a_division: 'division-not-found',
    statement_is_about_a_division: 'division-not-found',
    statement_has_one_file: 'evidence-attached',
    one_plan_is_in_force: 'plan-replaced',
    edition_is_published_once: 'plan-replaced',
  },
)
