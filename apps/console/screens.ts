import { roles } from '#kit/access/index.ts'
import type { Screen, Today } from '#kit/ui/console/index.ts'
import { identityScreens } from '#modules/base/identity/ui/console/index.ts'
import { membershipScreens } from '#modules/base/membership/ui/console/index.ts'
import { notificationsScreens } from '#modules/base/notifications/ui/console/index.ts'
import { placesScreens } from '#modules/base/places/ui/console/index.ts'
import { standardsScreens } from '#modules/base/standards/ui/console/index.ts'
import { projectsScreens, projectsToday } from '#modules/grow/projects/ui/console/index.ts'
import { coverageScreens } from '#modules/grow/coverage/ui/console/index.ts'
import { assessmentScreens, assessmentToday } from '#modules/grow/assessment/ui/console/index.ts'
import { allocationScreens } from '#modules/serve/allocation/ui/console/index.ts'
import { benefitScreens } from '#modules/serve/benefit/ui/console/index.ts'
import { seasonsScreens } from '#modules/serve/seasons/ui/console/index.ts'
import { bookingScreens, bookingToday } from '#modules/serve/booking/ui/console/index.ts'
import { catalogScreens, catalogToday } from '#modules/serve/catalog/ui/console/index.ts'
import { enrolmentScreens, enrolmentToday } from '#modules/serve/enrolment/ui/console/index.ts'
import { sitingScreens } from '#modules/grow/siting/ui/console/index.ts'

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
    titleKey: 'console:journalScreen.title',
    group: 'base',
    roles: ['auditor', 'director', 'federationOfficer'],
    element: () => import('./journal/journal.tsx'),
  },
  {
    path: '/jobs',
    titleKey: 'console:jobsScreen.title',
    group: 'base',
    roles: ['systemAdministrator'],
    element: () => import('./jobs/jobs.tsx'),
  },
]

/** Every screen of the console, in the order of the menu within its group. */
export const screens: readonly Screen[] = [
  ...coverageScreens,
  ...catalogScreens,
  ...enrolmentScreens,
  ...bookingScreens,
  ...allocationScreens,
  ...seasonsScreens,
  ...benefitScreens,
  ...projectsScreens,
  ...assessmentScreens,
  ...sitingScreens,
  ...placesScreens,
  ...membershipScreens,
  ...standardsScreens,
  ...identityScreens,
  ...notificationsScreens,
  ...shellScreens,
]

/** What the modules tell the today screen. */
export const todays: readonly Today[] = [
  catalogToday,
  enrolmentToday,
  bookingToday,
  projectsToday,
  assessmentToday,
]
