import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/screen.ts'

/** The screens of people and roles. */
export const identityScreens: readonly Screen[] = [
  {
    path: '/people',
    titleKey: 'identity:people.title',
    group: 'base',
    roles: ['federationOfficer', 'director', 'hallManager', 'desk'],
    element: () => import('./people.tsx'),
  },
  {
    path: '/roles',
    titleKey: 'identity:roles.title',
    group: 'base',
    roles: ['systemAdministrator', 'securityAdministrator', 'auditor', 'federationOfficer', 'director'],
    element: () => import('./roles.tsx'),
  },
  {
    path: '/retention',
    titleKey: 'identity:retention.title',
    group: 'base',
    roles: ['systemAdministrator', 'securityAdministrator', 'auditor'],
    element: () => import('./retention.tsx'),
  },
]
