import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong in the catalogue; the words are `catalog:errors.<code>`. */
export const errors = defineErrors(
  'catalog',
  {
    'session-not-found': 404,
    'programme-not-found': 404,
    'step-not-open': 409,
    'room-taken': 409,
    'room-unknown': 422,
    'no-dates': 422,
    'longer-than-a-day': 422,
    'in-the-past': 422,
    'closes-before-it-opens': 422,
    'seats-above-capacity': 409,
    'free-has-no-price': 422,
    'already-cancelled': 409,
    'season-runs-backwards': 422,
  },
  {
    session_is_held_in_a_space_of_its_palace: 'room-unknown',
    meeting_is_held_in_a_space_of_its_palace: 'room-unknown',
    sign_up_closes_after_it_opens: 'closes-before-it-opens',
    seat_exists_within_capacity: 'seats-above-capacity',
    first_meeting_lasts_at_most_a_day: 'longer-than-a-day',
    meeting_lasts_at_most_a_day: 'longer-than-a-day',
    free_means_no_price: 'free-has-no-price',
  },
)
