/** Every standard that the software asks for; a value for another key would be read by nobody. */
export const standardKeys = [
  'coverage.targetYear',
  'palace.area.min',
  'palace.area.large',
  'palace.compact.area',
  'palace.compact.seatsMin',
  'palace.compact.seatsMax',
  'opening.hoursPerWeek',
  'opening.hoursPerWeekGoal',
  'opening.daysPerYear',
  'opening.offPeakShare',
  'activity.perYear',
  'bookroom.volumes',
  'bookroom.digitalPlatforms',
  'booking.advanceDays',
  'booking.openingHour',
  'booking.hoursPerPersonDay',
  'booking.courtsPerUnionDay',
  'booking.graceMinutes',
  'booking.cancelMinutes',
  'booking.seriesDates',
  'booking.lastMinuteHours',
  'booking.offerHoldMinutes',
  'booking.waitsPerPerson',
  'booking.entryEarlyMinutes',
  'booking.entryTries',
  'noShow.limit',
  'noShow.banDays',
  'enrolment.waitlistShare',
  'enrolment.offerHoldMinutes',
  'enrolment.personActiveLimit',
  'enrolment.companionsMost',
  'enrolment.gigReserveHours',
  'lease.maxYears',
  'lease.hardMaxYears',
  'lease.exemptMonths',
  'rights.reviewDays',
  'quality.satisfaction',
  'quality.awareness',
  'quality.qrCheckIn',
  'event.permitPeople',
  'event.cityPermitPeople',
  'event.permitDaysAhead',
  'a11y.lineHeight',
  'log.retentionMonths',
  'messages.quietFrom',
  'messages.quietUntil',
  'retention.inboxMonths',
  'retention.developmentTextDays',
  'retention.companionNameMonths',
  'retention.forgottenConsentMonths',
  'retention.grownChildMonths',
] as const
export type StandardKey = (typeof standardKeys)[number]

/** In what a value is counted; shares are between 0 and 1 and shown as per cent. */
export const units = [
  'year',
  'squareMetres',
  'seats',
  'hours',
  'days',
  'share',
  'activities',
  'volumes',
  'platforms',
  'courts',
  'minutes',
  'times',
  'years',
  'months',
  'people',
  'ratio',
  'hourOfDay',
] as const
export type Unit = (typeof units)[number]

export const levels = ['province', 'city', 'county'] as const
export type Level = (typeof levels)[number]

/** How far someone has compared the value with its source; `proxy`: the source speaks of something similar. */
export const verifications = ['yes', 'partly', 'proxy', 'no'] as const
export type Verification = (typeof verifications)[number]
