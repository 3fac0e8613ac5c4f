import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

export { projectsToday } from './today.ts'

const readers: Screen['roles'] = ['federationOfficer', 'auditor', 'director']

/** The staff screens of construction projects. */
export const projectsScreens: Screen[] = [
  {
    path: '/projects',
    titleKey: 'projects:console.title',
    group: 'grow',
    roles: readers,
    element: () => import('./projects.tsx'),
  },
  {
    path: '/projects/:projectId',
    titleKey: 'projects:console.project',
    group: 'grow',
    roles: readers,
    element: () => import('./project.tsx'),
    menu: false,
  },
  {
    path: '/projects/:projectId/hand-over',
    titleKey: 'projects:console.handOver',
    group: 'grow',
    roles: ['federationOfficer'],
    element: () => import('./hand-over.tsx'),
    menu: false,
  },
]
