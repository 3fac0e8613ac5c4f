import type { DayName, MarkedKind } from './days.ts'

/** One day that the package does not know, or knows wrongly. */
export interface Override {
  /** ISO date */
  date: string
  kind: MarkedKind
  name: DayName
  source: string
  /** true: fixed by law, but the year's arrangement is not announced; yields to the package. */
  provisional: boolean
}

/** 2024 revision, in force since 2025-01-01: which days are holidays, not how they are swapped. */
const LAW = '《全国年节及纪念日放假办法》（国务院令第795号，2024年修订）第二条'

const byLaw = (zh: string, en: string, ...dates: string[]): Override[] =>
  dates.map((date) => ({
    date,
    kind: 'holiday',
    name: { 'zh-CN': zh, en },
    source: LAW,
    provisional: true,
  }))

/**
 * The State Council announces a year's holidays in the autumn before. Until a year is in the
 * package, its days by law stand here. An announcement can be entered here too (provisional: false,
 * source: the notice), which then wins over the package.
 */
export const overrides: readonly Override[] = [
  ...byLaw('元旦', "New Year's Day", '2027-01-01'),
  ...byLaw('春节', 'Spring Festival', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
  ...byLaw('清明', 'Tomb-sweeping Day', '2027-04-05'),
  ...byLaw('劳动节', 'Labour Day', '2027-05-01', '2027-05-02'),
  ...byLaw('端午', 'Dragon Boat Festival', '2027-06-09'),
  ...byLaw('中秋', 'Mid-autumn Festival', '2027-09-15'),
  ...byLaw('国庆节', 'National Day', '2027-10-01', '2027-10-02', '2027-10-03'),
]
