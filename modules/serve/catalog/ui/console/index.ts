import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

const planners: Screen['roles'] = [
  'programmer',
  'hallManager',
  'director',
  'federationOfficer',
  'desk',
  'teacher',
]

/** The catalogue's staff screens. */
export const catalogScreens: Screen[] = [
  {
    path: '/programmes',
    titleKey: 'catalog:console.programmes',
    group: 'serve',
    roles: planners,
    element: () => import('./programmes.tsx'),
  },
  {
    path: '/programmes/:programmeId',
    titleKey: 'catalog:console.programme',
    group: 'serve',
    roles: planners,
    element: () => import('./programme.tsx'),
    menu: false,
  },
  {
    path: '/timetable',
    titleKey: 'catalog:console.timetable',
    group: 'serve',
    roles: planners,
    element: () => import('./timetable.tsx'),
  },
  {
    path: '/copy-season',
    titleKey: 'catalog:console.copySeason',
    group: 'serve',
    roles: ['programmer', 'hallManager', 'director'],
    element: () => import('./copy-season.tsx'),
    menu: false,
  },
  {
    path: '/season',
    titleKey: 'catalog:season.screen.title',
    group: 'serve',
    roles: ['programmer', 'hallManager', 'director'],
    element: () => import('./season.tsx'),
    menu: false,
  },
]

export { catalogToday } from './today.ts'
