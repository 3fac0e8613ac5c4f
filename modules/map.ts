/** The six words of the sentence, in its order: a module imports only from its own or an earlier area. */
export const areas = ['base', 'share', 'serve', 'run', 'grow', 'learn'] as const

/** For each module, the modules that it may use. */
export type ModuleMap = Readonly<Record<string, readonly string[]>>

/**
 * Who may use whom: the only architecture config, enforced by `tools/check-architecture`.
 * A module stands below every module that it uses, so reading downwards is reading from the ground up.
 */
export const moduleMap = {
  'base/standards': [],
  'base/places': ['base/standards'],
  'base/identity': ['base/standards', 'base/places'],
  'base/notifications': ['base/standards', 'base/places', 'base/identity'],
  'base/membership': ['base/standards', 'base/places', 'base/identity'],
  'serve/catalog': ['base/standards', 'base/places', 'base/identity', 'base/notifications'],
  'serve/enrolment': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'serve/catalog',
  ],
  'serve/booking': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'base/membership',
    'serve/catalog',
    'serve/enrolment',
  ],
  'serve/allocation': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'serve/catalog',
    'serve/enrolment',
  ],
  'serve/seasons': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'base/membership',
    'serve/catalog',
    'serve/booking',
  ],
  'serve/benefit': ['base/standards', 'base/places', 'serve/catalog'],
  'grow/assessment': ['base/standards', 'base/places', 'base/identity', 'base/notifications'],
  'grow/projects': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'grow/assessment',
  ],
  'grow/coverage': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'grow/assessment',
    'grow/projects',
  ],
  'grow/siting': [
    'base/standards',
    'base/places',
    'base/identity',
    'base/notifications',
    'grow/assessment',
    'grow/projects',
    'grow/coverage',
  ],
} as const satisfies ModuleMap
