const here = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai')

/** An instant as the day it falls on here. */
export const day = (instant: string): string => here(instant).toPlainDate().toString()

/** An instant to the minute, as it is here; in this form it also sorts. */
export const minute = (instant: string): string =>
  here(instant).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
