/** What a programme is about: the "3+X" of the policy. P6. */
export const kinds = [
  'civicPractice',
  'cultureSports',
  'education',
  'rightsProtection',
  'entrepreneurship',
  'publicCulture',
] as const
export type Kind = (typeof kinds)[number]

/** From free to market price. P5. */
export const priceClasses = ['free', 'discounted', 'atCost', 'commercial'] as const
export type PriceClass = (typeof priceClasses)[number]

/** An activity stands alone each time; a course is one sign-up for several meetings. */
export const forms = ['activity', 'course'] as const
export type Form = (typeof forms)[number]

export const statuses = ['draft', 'review', 'published', 'cancelled'] as const
export type Status = (typeof statuses)[number]

/** Who may pay less. A student shows a card at the desk; the others are known from their account. */
export const concessionGroups = ['member', 'gigWorker', 'retired', 'student'] as const
export type ConcessionGroup = (typeof concessionGroups)[number]

/** Ready-made choices of the search page: one tap each. */
export const whens = ['tonight', 'today', 'weekend', 'week', 'all'] as const
export type When = (typeof whens)[number]
