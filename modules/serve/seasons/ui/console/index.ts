import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'
import { readers } from '../../contract.ts'

/** The staff screens of seasons. */
export const seasonsScreens: Screen[] = [
  {
    path: '/seasons',
    titleKey: 'seasons:console.title',
    group: 'serve',
    roles: readers,
    element: () => import('./seasons.tsx'),
  },
  {
    path: '/seasons/:palaceId/:seasonId',
    titleKey: 'seasons:console.title',
    group: 'serve',
    roles: readers,
    element: () => import('./season.tsx'),
    menu: false,
  },
]
