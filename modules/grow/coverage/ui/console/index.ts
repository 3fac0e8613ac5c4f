import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

const readers: Screen['roles'] = ['federationOfficer', 'auditor', 'director']
const overseers: Screen['roles'] = ['federationOfficer', 'auditor']

/** The staff screens of full coverage. */
export const coverageScreens: Screen[] = [
  {
    path: '/cockpit',
    titleKey: 'coverage:cockpit.title',
    group: 'grow',
    roles: overseers,
    element: () => import('./cockpit.tsx'),
  },
  {
    path: '/cockpit/large',
    titleKey: 'coverage:cockpit.large',
    group: 'grow',
    roles: overseers,
    element: () => import('./cockpit-large.tsx'),
    menu: false,
    layout: 'phone',
  },
  {
    path: '/coverage',
    titleKey: 'coverage:console.title',
    group: 'grow',
    roles: readers,
    element: () => import('./coverage.tsx'),
  },
  {
    path: '/coverage/plan',
    titleKey: 'coverage:plan.title',
    group: 'grow',
    roles: readers,
    element: () => import('./plan.tsx'),
  },
]
