import { defineErrors } from '#kit/http/problem.ts'

/** What can go wrong with booking a space; the words are `booking:errors.<code>`. A taken slot is places' `space-taken`. */
export const errors = defineErrors(
  'booking',
  {
    'not-bookable': 409,
    'members-only': 403,
    'unions-only': 403,
    suspended: 403,
    'in-the-past': 422,
    'not-open-yet': 409,
    'not-a-slot': 422,
    'too-long': 422,
    'too-many-people': 422,
    'person-limit': 409,
    'union-limit': 409,
    'slot-taken': 409,
    'booking-not-found': 404,
    'step-not-open': 409,
    'too-late-to-cancel': 409,
    'ends-before-it-begins': 422,
    'free-has-no-price': 422,
    'no-entry-code': 409,
    'concession-twice': 422,
    'concession-dearer': 422,
    'not-a-rule': 422,
    'series-empty': 422,
    'series-not-open': 403,
    'series-too-long': 422,
    'series-undecided': 409,
    'series-not-found': 404,
    'not-your-union': 403,
    'space-held': 409,
    'space-booked': 409,
    'nobody-with-phone': 404,
    'holder-or-guest': 422,
    'lease-too-long': 422,
    'lease-needs-bidding': 422,
    'grounds-needed': 422,
    'space-not-here': 404,
    'no-no-show': 409,
    'appealed-already': 409,
    'appeal-not-found': 404,
    'decided-already': 409,
  },
  {
    booking_is_of_a_space_of_its_palace: 'not-bookable',
    booking_ends_one_way: 'step-not-open',
    booking_is_appealed_once: 'appealed-already',
    free_booking_has_no_price: 'free-has-no-price',
    free_of_charge_means_no_price: 'free-has-no-price',
  },
)

export type ErrorCode = keyof typeof errors.codes

/** Why not, as a code of the catalogue: thrown by an action, or said beside a disabled button. */
export type Refusal = { code: ErrorCode; field?: string; params?: Record<string, string | number> }
