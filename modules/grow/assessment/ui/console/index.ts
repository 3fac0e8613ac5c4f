import type { Screen } from '#kit/ui/console/index.ts'
import '../../messages/index.ts'

export { assessmentToday } from './today.ts'

const readers: Screen['roles'] = ['federationOfficer', 'auditor', 'director']

/** The staff screens of venues and the three-way decision. P2. */
export const assessmentScreens: Screen[] = [
  {
    path: '/venues',
    titleKey: 'assessment:console.register',
    group: 'grow',
    roles: readers,
    element: () => import('./register.tsx'),
  },
  {
    path: '/venue-differences',
    titleKey: 'assessment:console.differences',
    group: 'grow',
    roles: readers,
    element: () => import('./differences.tsx'),
  },
  {
    path: '/venues/new',
    titleKey: 'assessment:console.record',
    group: 'grow',
    roles: ['federationOfficer'],
    element: () => import('./record.tsx'),
    menu: false,
  },
  {
    path: '/venues/import',
    titleKey: 'assessment:console.import',
    group: 'grow',
    roles: ['federationOfficer'],
    element: () => import('./import-venues.tsx'),
    menu: false,
  },
  {
    path: '/venues/:venueId',
    titleKey: 'assessment:console.venue',
    group: 'grow',
    roles: readers,
    element: () => import('./venue.tsx'),
    menu: false,
  },
]
