import type { Screen, Today } from '#kit/ui/console/index.ts'
import { roles } from '#kit/access/index.ts'

/** The shell's own screens; `today` is the first page. */
const shellScreens: Screen[] = [
  {
    path: '/',
    titleKey: 'console:today.title',
    group: 'today',
    roles,
    element: () => import('./today/today.tsx'),
  },
  {
    path: '/journal',
    titleKey: 'console:journal.title',
    group: 'base',
    roles: ['administrator', 'auditor', 'director', 'federationOfficer'],
    element: () => import('./journal/journal.tsx'),
  },
  {
    path: '/jobs',
    titleKey: 'console:jobs.title',
    group: 'base',
    roles: ['administrator'],
    element: () => import('./jobs/jobs.tsx'),
  },
]

/** Every screen of the console, in the order of the menu within its group. */
export const screens: readonly Screen[] = [...shellScreens]

/** What the modules tell the today screen. */
export const todays: readonly Today[] = []
