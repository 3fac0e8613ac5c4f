import type { Screen } from '#kit/ui/console/index.ts'
import '../../messages/index.ts'

const readers: Screen['roles'] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
  'federationOfficer',
  'director',
  'hallManager',
  'programmer',
  'desk',
]

/** The staff screens of the register. */
export const placesScreens: Screen[] = [
  {
    path: '/palaces',
    titleKey: 'places:console.register',
    group: 'base',
    roles: readers,
    element: () => import('./register.tsx'),
  },
  {
    path: '/palaces/new',
    titleKey: 'places:console.record',
    group: 'base',
    roles: ['systemAdministrator', 'federationOfficer'],
    element: () => import('./record-palace.tsx'),
    menu: false,
  },
  {
    path: '/palaces/:palaceId',
    titleKey: 'places:console.palace',
    group: 'base',
    roles: readers,
    element: () => import('./palace.tsx'),
    menu: false,
  },
]
