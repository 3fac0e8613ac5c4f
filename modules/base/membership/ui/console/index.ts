import type { Screen } from '#kit/ui/console/index.ts'
import '../../messages/index.ts'

/** The staff screens of unions and their rolls. */
export const membershipScreens: Screen[] = [
  {
    path: '/unions',
    titleKey: 'membership:unions.title',
    group: 'base',
    roles: ['federationOfficer'],
    element: () => import('./unions.tsx'),
  },
  {
    path: '/members',
    titleKey: 'membership:members.title',
    group: 'base',
    roles: ['federationOfficer'],
    element: () => import('./members.tsx'),
  },
  {
    path: '/members/import',
    titleKey: 'membership:imports.title',
    group: 'base',
    roles: ['federationOfficer'],
    element: () => import('./import-roll.tsx'),
    menu: false,
  },
]
