import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'
import { readers } from '../../contract.ts'

/** The staff screens of rounds. */
export const allocationScreens: Screen[] = [
  {
    path: '/rounds',
    titleKey: 'allocation:console.title',
    group: 'serve',
    roles: readers,
    element: () => import('./rounds.tsx'),
  },
  {
    path: '/rounds/:palaceId/:roundId',
    titleKey: 'allocation:console.title',
    group: 'serve',
    roles: readers,
    element: () => import('./round.tsx'),
    menu: false,
  },
  {
    path: '/rounds/:palaceId/:roundId/notice',
    titleKey: 'allocation:console.noticeTitle',
    group: 'serve',
    roles: readers,
    element: () => import('./notice.tsx'),
    menu: false,
  },
]
