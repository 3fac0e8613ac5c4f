import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'
import { keepers, readers } from '../../contract.ts'

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
  {
    path: '/seasons/:palaceId/:seasonId/import',
    titleKey: 'seasons:console.importTitle',
    group: 'serve',
    roles: keepers,
    element: () => import('./import.tsx'),
    menu: false,
  },
]
