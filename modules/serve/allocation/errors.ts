import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with rounds; the words are `allocation:errors.<code>`. */
export const errors = defineErrors(
  'allocation',
  {
    'round-not-found': 404,
    'course-not-here': 422,
    'course-begins-too-soon': 422,
    'course-twice': 422,
    'course-in-another-round': 409,
    'too-many-seats': 422,
    'too-many-reserved': 422,
    'signed-up-already': 409,
    'calendar-backward': 422,
    'precedence-incomplete': 422,
    'step-not-open': 409,
    'not-applying': 409,
    'no-choice': 422,
    'nobody-chosen': 422,
    'unknown-choice': 422,
    'too-many-choices': 422,
    'too-many-together': 422,
    suspended: 403,
    audience: 403,
    'in-another-party': 409,
    'no-such-party': 404,
    'not-applied': 404,
    'nobody-contributed': 409,
    'contributor-known': 409,
    'secret-differs': 422,
    'secret-missing': 409,
    'beacon-wrong': 422,
    'drawn-already': 409,
    'sealed-already': 409,
    'no-offer': 409,
    'offer-over': 409,
  },
  {
    person_is_in_one_party_of_a_round: 'in-another-party',
    person_applies_once_to_a_round: 'in-another-party',
    session_is_in_one_round: 'course-in-another-round',
    calendar_of_a_round_runs_forward: 'calendar-backward',
    sealed_round_stays_as_it_is: 'sealed-already',
    sealed_round_is_drawn_once: 'drawn-already',
    round_is_sealed_once: 'sealed-already',
    contributor_commits_once: 'contributor-known',
    secret_is_told_once: 'drawn-already',
    party_takes_one_course: 'no-offer',
  },
)

export type ErrorCode = keyof typeof errors.codes
/** Why not, as a code of the catalogue. */
export type Refusal = { code: ErrorCode; field?: string; params?: Record<string, string | number> }
