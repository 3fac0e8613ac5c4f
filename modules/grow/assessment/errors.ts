import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with an assessment; the words are `assessment:errors.<code>`. */
export const errors = defineErrors(
  'assessment',
  {
    'venue-not-found': 404,
    'division-not-found': 422,
    'palace-elsewhere': 422,
    'palace-taken': 409,
    'name-taken': 409,
    'venues-or-none': 409,
    'renovated-before-built': 422,
    'year-in-the-future': 422,
    'facts-in-the-future': 422,
    'one-coordinate': 422,
    'outside-division': 422,
    'none-has-no-facts': 422,
    'already-overridden': 409,
    'not-overridden': 409,
    'same-decision': 422,
    'rooms-contradict': 422,
  },
  {
    venue_serves_a_division: 'division-not-found',
    venue_is_a_palace_of_the_register: 'palace-elsewhere',
    division_names_a_venue_once: 'name-taken',
    palace_is_one_venue: 'palace-taken',
    venue_was_renovated_after_it_was_built: 'renovated-before-built',
    a_room_is_there_or_lacking_or_unknown: 'rooms-contradict',
    venue_has_both_coordinates_or_none: 'one-coordinate',
    a_division_has_venues_or_states_that_it_has_none: 'venues-or-none',
    a_division_without_a_venue_has_no_facts_of_one: 'none-has-no-facts',
    venue_has_one_override_in_force: 'already-overridden',
  },
)
