import './messages/index.ts'

export { type DayKind, type DayName, dayKind, isDayOff, yearKnown, yearWarning } from './days.ts'
export { type Expansion, type ExpandOptions, expandRule, type Recurrence } from './recurrence.ts'
export { type Skipped } from './recurrence.ts'
export {
  sayCalendarDate,
  sayCountdown,
  sayDate,
  sayDuration,
  sayRange,
  sayTime,
  sayWhen,
  type SayOptions,
} from './say.ts'
export { dayInterval, next7Days, thisWeekend, today, tonight } from './windows.ts'
