import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

/** The staff screens of messages. */
export const notificationsScreens: Screen[] = [
  {
    path: '/deliveries',
    titleKey: 'notifications:deliveries.title',
    group: 'base',
    roles: ['systemAdministrator', 'director'],
    element: () => import('./deliveries.tsx'),
  },
]
