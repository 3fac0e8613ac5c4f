/** What a minute of a space was for: a use by its price class, or nothing, and why. Each minute is exactly one of them. P5. */
export const hourClasses = [
  'free',
  'discounted',
  'atCost',
  'commercial',
  'maintenance',
  'closed',
  'empty',
] as const
export type HourClass = (typeof hourClasses)[number]

/** The classes in which somebody used the space. */
export const usedClasses = ['free', 'discounted', 'atCost', 'commercial'] as const satisfies HourClass[]
export type UsedClass = (typeof usedClasses)[number]
