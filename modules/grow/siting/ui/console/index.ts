import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'
import { planners, planReaders } from '../../contract.ts'

/** The staff screens of siting: questions, their answers, and what they rest on. */
export const sitingScreens: Screen[] = [
  {
    path: '/siting',
    titleKey: 'siting:scenarios.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./home.tsx'),
    menu: false,
  },
  {
    path: '/siting/scenarios',
    titleKey: 'siting:scenarios.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./scenarios.tsx'),
  },
  {
    path: '/siting/candidates',
    titleKey: 'siting:candidates.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./candidates.tsx'),
  },
  {
    path: '/siting/budgets',
    titleKey: 'siting:budgets.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./budgets.tsx'),
  },
  {
    path: '/siting/compare',
    titleKey: 'siting:compare.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./compare.tsx'),
    menu: false,
  },
  {
    path: '/siting/import/:kind',
    titleKey: 'siting:imports.title',
    group: 'grow',
    roles: planners,
    element: () => import('./import.tsx'),
    menu: false,
  },
  {
    path: '/siting/scenarios/:scenarioId',
    titleKey: 'siting:scenario.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./scenario.tsx'),
    menu: false,
  },
  {
    path: '/siting/runs/:runId',
    titleKey: 'siting:run.title',
    group: 'grow',
    roles: planReaders,
    element: () => import('./run.tsx'),
    menu: false,
  },
]
