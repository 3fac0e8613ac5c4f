import { systemClock } from '#kit/clock/index.ts'
import { askedTogether } from '#kit/db/gathered.ts'
import type { Db } from '#kit/db/index.ts'
import { trustProxies } from '#kit/http/address.ts'
import { fillIdentityPorts } from '#modules/base/identity/index.ts'
import { unionOfPhone } from '#modules/base/membership/index.ts'
import {
  configureNotifications,
  developmentSms,
  sendSignInCode,
  tellAboutSignIn,
  unreadCounts,
} from '#modules/base/notifications/index.ts'
import { palaceStanding, provideDisplacers } from '#modules/base/places/index.ts'
import { providePalaceStanding } from '#modules/base/standards/index.ts'
import { provideBeacon, unlessInRound } from '#modules/serve/allocation/index.ts'
import { bookingDisplacer } from '#modules/serve/booking/index.ts'
import {
  meetingDisplacer,
  provideOccupancy,
  provideSessionAction,
  provideSignUps,
} from '#modules/serve/catalog/index.ts'
import { occupancy, palacesOfPerson, sessionAction, signUpsOf } from '#modules/serve/enrolment/index.ts'
import { beaconAt } from './beacon.ts'
import type { Config } from './config.ts'
import { modules } from './modules.ts'

/** Gives earlier modules what later ones do for them: the only place where the arrow of the sentence is crossed. */
export function fillPorts(config: Config, db: Db): void {
  // Text messages need a provider; a demonstration shows them on /dev/inbox instead.
  const sms = config.demo ? developmentSms({ db, clock: systemClock }) : null
  configureNotifications({ smtpUrl: config.smtpUrl, baseUrl: config.baseUrl, sms })
  const unread = askedTogether((personIds: readonly string[]) => unreadCounts(db, personIds))
  fillIdentityPorts({
    sendCode: sendSignInCode,
    unreadCount: async (personId) => (await unread(personId)) ?? 0,
    personalData: modules.flatMap(({ personalData }) => personalData ?? []),
    retention: modules.flatMap(({ retention }) => retention ?? []),
    unionOfPhone,
    tell: tellAboutSignIn,
    palacesOfPerson,
  })
  if (config.trustedProxies) trustProxies(config.trustedProxies)
  providePalaceStanding(palaceStanding)
  provideDisplacers([bookingDisplacer, meetingDisplacer])
  provideOccupancy(occupancy)
  provideSignUps(signUpsOf)
  provideBeacon(config.beaconUrl === undefined ? null : beaconAt(config.beaconUrl))
  provideSessionAction(unlessInRound(sessionAction))
}
