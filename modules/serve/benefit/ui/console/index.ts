import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

/** Who looks at how a house is used: its own staff who plan, the federation above, the auditor. The API decides again. */
const readers: Screen['roles'] = ['programmer', 'hallManager', 'director', 'federationOfficer', 'auditor']

/** The staff screens of the public-benefit meter. */
export const benefitScreens: Screen[] = [
  {
    path: '/benefit',
    titleKey: 'benefit:console.title',
    group: 'serve',
    roles: readers,
    element: () => import('./benefit.tsx'),
  },
  {
    path: '/heat-map',
    titleKey: 'benefit:console.heatMap',
    group: 'serve',
    roles: readers,
    element: () => import('./heat-map.tsx'),
  },
]
