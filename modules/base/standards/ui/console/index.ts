import type { Screen } from '#kit/ui/console/index.ts'
import '../../messages/index.ts'

export const standardsScreens: Screen[] = [
  {
    path: '/standards',
    titleKey: 'standards:title',
    group: 'base',
    roles: [
      'systemAdministrator',
      'securityAdministrator',
      'auditor',
      'federationOfficer',
      'director',
      'hallManager',
      'programmer',
    ],
    element: () => import('./standards.tsx'),
  },
]
