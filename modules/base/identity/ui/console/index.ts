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
    path: '/accounts',
    titleKey: 'identity:accounts.title',
    group: 'base',
    roles: ['securityAdministrator', 'systemAdministrator', 'auditor'],
    element: () => import('./accounts.tsx'),
  },
  {
    path: '/sign-ins',
    titleKey: 'identity:signIns.title',
    group: 'base',
    roles: ['securityAdministrator', 'auditor'],
    element: () => import('./sign-ins.tsx'),
  },
  {
    path: '/tokens',
    titleKey: 'identity:tokens.title',
    group: 'base',
    roles: ['securityAdministrator', 'director'],
    element: () => import('./tokens.tsx'),
  },
  {
    path: '/retention',
    titleKey: 'identity:retention.title',
    group: 'base',
    roles: ['systemAdministrator', 'securityAdministrator', 'auditor'],
    element: () => import('./retention.tsx'),
  },
]
