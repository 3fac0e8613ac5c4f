import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with places; the words are `places:errors.<code>`. */
export const errors = defineErrors(
  'places',
  {
    'palace-not-found': 404,
    'division-not-found': 404,
    'division-has-no-federation': 422,
    'space-not-found': 404,
    'closure-not-found': 404,
    'base-not-found': 404,
    'slug-taken': 409,
    'space-name-taken': 409,
    'space-inside-itself': 422,
    'parent-not-found': 422,
    'space-in-use': 409,
    'space-taken': 409,
    'space-too-deep': 422,
    'space-has-parts': 409,
    'closes-before-it-opens': 422,
    'closure-ends-before-it-begins': 422,
    'closure-already-over': 422,
    'picture-unknown': 422,
    'cover-not-open': 422,
  },
  {
    palace_slug_is_taken_once: 'slug-taken',
    palace_lies_in_a_division: 'division-not-found',
    palace_names_a_space_once: 'space-name-taken',
    space_is_not_inside_itself: 'space-inside-itself',
    a_space_and_its_parts_hold_one_use_at_a_time: 'space-taken',
    space_lies_at_most_six_deep: 'space-too-deep',
    space_lies_in_a_space_of_its_palace: 'parent-not-found',
    closure_shuts_a_space_of_its_palace: 'space-not-found',
    palace_closes_after_it_opens: 'closes-before-it-opens',
    division_is_covered_by_a_palace: 'palace-not-found',
  },
)
