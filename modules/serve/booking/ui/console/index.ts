import '../../messages/index.ts'
import type { Screen } from '#kit/ui/console/index.ts'

const desk: Screen['roles'] = ['desk', 'teacher', 'programmer', 'hallManager', 'director']

/** The staff screens of spaces and bookings. */
export const bookingScreens: Screen[] = [
  {
    path: '/space-calendar',
    titleKey: 'booking:console.calendar',
    group: 'serve',
    roles: desk,
    element: () => import('./calendar.tsx'),
  },
  {
    path: '/booking-requests',
    titleKey: 'booking:console.requests',
    group: 'serve',
    roles: desk,
    element: () => import('./requests.tsx'),
  },
  {
    path: '/booking-rules',
    titleKey: 'booking:console.rules',
    group: 'serve',
    roles: desk,
    element: () => import('./rules.tsx'),
  },
  {
    path: '/booking-resources',
    titleKey: 'booking:console.resources',
    group: 'serve',
    roles: desk,
    element: () => import('./resources.tsx'),
  },
]

export { bookingToday } from './today.ts'
