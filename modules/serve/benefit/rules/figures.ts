import { addPlaces, noPlaces, type Places } from './places.ts'
import { type HourClass, hourClasses, usedClasses } from '../contract/vocabulary.ts'

/** Days of houses added up: minutes of spaces by class, and how long the houses were open. */
export type Sums = {
  within: Record<HourClass, number>
  outside: number
  places: Places
  /** Days of houses that were measured, and those on which the house was open at all. */
  days: number
  openDays: number
  open: number
  staffed: number
  offPeak: number
}

export const noSums: Sums = {
  within: Object.fromEntries(hourClasses.map((name) => [name, 0])) as Record<HourClass, number>,
  outside: 0,
  places: noPlaces,
  days: 0,
  openDays: 0,
  open: 0,
  staffed: 0,
  offPeak: 0,
}

export const addSums = (all: readonly Sums[]): Sums =>
  all.reduce(
    (total, one) => ({
      within: Object.fromEntries(
        hourClasses.map((name) => [name, total.within[name] + one.within[name]]),
      ) as Record<HourClass, number>,
      outside: total.outside + one.outside,
      places: addPlaces(total.places, one.places),
      days: total.days + one.days,
      openDays: total.openDays + one.openDays,
      open: total.open + one.open,
      staffed: total.staffed + one.staffed,
      offPeak: total.offPeak + one.offPeak,
    }),
    noSums,
  )

/** The shares that people ask for, between 0 and 1; null where there is nothing to divide. P5. */
export function sharesOf({ within }: Sums) {
  const used = usedClasses.reduce((total, name) => total + within[name], 0)
  return {
    /** Of what was used: free or discounted. */
    publicShare: part(within.free + within.discounted, used),
    /** Of what could be used, closures and maintenance apart: used. */
    usedShare: part(used, used + within.empty),
    /** Of what was used: commercial. P13. */
    commercialShare: part(within.commercial, used),
  }
}

const WEEK = 7
const YEAR = 365

/** How long a house of these is open, on average: hours a week, days a year at this pace, the share off-peak. */
export function openingOf({ days, openDays, open, staffed, offPeak }: Sums) {
  const weekly = (minutes: number) => (days === 0 ? null : (minutes / 60 / days) * WEEK)
  return {
    hoursPerWeek: weekly(open),
    staffedHoursPerWeek: weekly(staffed),
    daysPerYear: days === 0 ? null : (openDays / days) * YEAR,
    offPeakShare: part(offPeak, open),
  }
}

const part = (some: number, all: number) => (all === 0 ? null : some / all)

export const openingStandards = [
  'opening.hoursPerWeek',
  'opening.daysPerYear',
  'opening.offPeakShare',
] as const
export type OpeningStandard = (typeof openingStandards)[number]

/** What a house is compared with, and whether it holds; null while nothing was measured. */
export function heldTo(sums: Sums, standards: Record<OpeningStandard, number>) {
  const { hoursPerWeek, daysPerYear, offPeakShare } = openingOf(sums)
  const reached: Record<OpeningStandard, number | null> = {
    'opening.hoursPerWeek': hoursPerWeek,
    'opening.daysPerYear': daysPerYear,
    'opening.offPeakShare': offPeakShare,
  }
  return openingStandards.map((key) => ({
    key,
    standard: standards[key],
    reached: reached[key],
    met: reached[key] === null ? null : reached[key] >= standards[key],
  }))
}
