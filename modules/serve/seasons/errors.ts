import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with seasons; the words are `seasons:errors.<code>`. */
export const errors = defineErrors(
  'seasons',
  {
    'season-not-found': 404,
    'request-not-found': 404,
    'placement-not-found': 404,
    'run-not-found': 404,
    'calendar-backward': 422,
    'season-too-long': 422,
    'no-hall': 422,
    'hall-not-here': 422,
    'rules-announced': 409,
    'step-not-open': 409,
    'not-applying': 409,
    'not-your-union': 403,
    'too-many-requests': 422,
    'no-wish': 422,
    'too-many-wishes': 422,
    'wish-not-possible': 422,
    'wish-too-short': 422,
    'wish-not-open': 422,
    'conflict-not-found': 404,
    'conflict-taken': 409,
    'longest-before-shortest': 422,
    'runs-already': 409,
    'nothing-asked': 422,
    'nothing-to-publish': 422,
    'run-under-way': 409,
    'published-already': 409,
    'outside-hours': 422,
    'held-firm': 409,
    'held-locked': 409,
    'that-day-already': 409,
    'elsewhere-then': 409,
    'often-enough': 409,
    'reason-needed': 422,
    'refused-before': 409,
    'changed-meanwhile': 409,
  },
  {
    calendar_of_a_season_runs_forward: 'calendar-backward',
    season_ends_after_it_begins: 'season-too-long',
    season_is_calculated_once_at_a_time: 'runs-already',
    season_is_published_once: 'published-already',
    published_season_stays_as_it_is: 'published-already',
    announced_rules_stay: 'rules-announced',
    hall_is_given_once_at_a_time: 'changed-meanwhile',
    request_is_placed_once_a_day: 'that-day-already',
    wanted_time_is_not_shorter_than_the_least: 'longest-before-shortest',
    request_of_a_season_has_its_number: 'changed-meanwhile',
  },
)

export type ErrorCode = keyof typeof errors.codes
/** Why not, as a code of the catalogue. */
export type Refusal = { code: ErrorCode; field?: string; params?: Record<string, string | number> }
