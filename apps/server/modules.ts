import type { ServerModule } from '#kit/module/index.ts'
import { importsModule } from '#kit/imports/index.ts'
import { identityModule } from '#modules/base/identity/index.ts'
import { importRoll, membershipModule } from '#modules/base/membership/index.ts'
import { notificationsModule } from '#modules/base/notifications/index.ts'
import { placesModule } from '#modules/base/places/index.ts'
import { standardsModule } from '#modules/base/standards/index.ts'
import { benefitModule } from '#modules/serve/benefit/index.ts'
import { allocationModule } from '#modules/serve/allocation/index.ts'
import { bookingModule } from '#modules/serve/booking/index.ts'
import { importRequests, seasonsModule } from '#modules/serve/seasons/index.ts'
import { catalogModule, importSeason } from '#modules/serve/catalog/index.ts'
import { enrolmentModule } from '#modules/serve/enrolment/index.ts'
import { coverageModule } from '#modules/grow/coverage/index.ts'
import {
  importBudgets,
  importCandidates,
  importTownships,
  importTravel,
  sitingModule,
} from '#modules/grow/siting/index.ts'
import { assessmentModule, importVenues } from '#modules/grow/assessment/index.ts'
import { projectsModule } from '#modules/grow/projects/index.ts'
import { maskedNames } from './names.ts'

/** Every module that the server runs, in the order of the sentence. */
export const modules: readonly ServerModule[] = [
  standardsModule,
  placesModule,
  identityModule,
  notificationsModule,
  membershipModule,
  catalogModule,
  enrolmentModule,
  bookingModule,
  allocationModule,
  seasonsModule,
  benefitModule,
  projectsModule,
  assessmentModule,
  coverageModule,
  sitingModule,
  importsModule(
    [
      importRoll,
      importSeason,
      importRequests,
      importVenues,
      importCandidates,
      importTownships,
      importTravel,
      importBudgets,
    ],
    maskedNames,
  ),
]
