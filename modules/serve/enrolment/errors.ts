import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with signing up and at the door; the words are `enrolment:errors.<code>`. */
export const errors = defineErrors(
  'enrolment',
  {
    'not-open-yet': 409,
    'by-draw': 409,
    closed: 409,
    'session-cancelled': 409,
    full: 409,
    'too-few-places': 409,
    'limit-reached': 409,
    suspended: 403,
    audience: 403,
    overlap: 409,
    'already-enrolled': 409,
    'nobody-chosen': 422,
    'not-your-child': 403,
    'too-many-companions': 422,
    'enrolment-not-found': 404,
    'ticket-not-found': 404,
    'step-not-open': 409,
    'offer-over': 409,
    'too-late-to-cancel': 409,
    'no-free-place': 409,
    'others-wait': 409,
    'door-closed': 409,
    'other-session': 409,
    'not-checked-in': 409,
    'too-late-to-undo': 409,
    'not-attended': 409,
    'not-over-yet': 409,
    'already-rated': 409,
    'no-no-show': 409,
    'appealed-already': 409,
    'appeal-not-found': 404,
    'decided-already': 409,
  },
  {
    person_is_enrolled_once_in_a_session: 'already-enrolled',
    seat_is_taken_once: 'full',
    attendee_rates_once: 'already-rated',
    rating_is_by_someone_who_attended: 'not-attended',
    no_show_is_appealed_once: 'appealed-already',
    appeal_is_against_a_no_show: 'no-no-show',
  },
)

export type ErrorCode = keyof typeof errors.codes

/** Why not, as a code of the catalogue: thrown by an action, or said beside a disabled button. */
export type Refusal = { code: ErrorCode; params?: Record<string, string | number> }
