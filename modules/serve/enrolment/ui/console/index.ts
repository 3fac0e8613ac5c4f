import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

const atTheDoor: Screen['roles'] = ['desk', 'teacher', 'programmer', 'hallManager', 'director']
const readers: Screen['roles'] = [...atTheDoor, 'federationOfficer', 'auditor']

/** The staff screens of signing up and of the door. */
export const enrolmentScreens: Screen[] = [
  {
    path: '/door',
    titleKey: 'enrolment:console.door.title',
    group: 'serve',
    roles: atTheDoor,
    element: () => import('./door/door.tsx'),
    layout: 'phone',
  },
  {
    path: '/enrolments',
    titleKey: 'enrolment:console.overview.title',
    group: 'serve',
    roles: readers,
    element: () => import('./overview/overview.tsx'),
  },
  {
    path: '/appeals',
    titleKey: 'enrolment:console.appeals.title',
    group: 'serve',
    roles: atTheDoor,
    element: () => import('./overview/appeals.tsx'),
  },
  {
    path: '/sessions/:palaceId/:sessionId',
    titleKey: 'enrolment:console.session.title',
    group: 'serve',
    roles: readers,
    element: () => import('./session/session.tsx'),
    menu: false,
  },
]

export { enrolmentToday } from './today.ts'

/** Tells what this person's doors did without a network, before they leave the device; how many could not be told. */
export const tellBeforeLeaving = async (owner: string): Promise<number> =>
  (await import('./door/offline/leave.ts')).tellAll(owner)
