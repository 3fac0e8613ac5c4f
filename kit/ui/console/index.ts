/** The console's parts: what every staff screen is made of. Calls of the API are in ./client.ts. */
export { screenGroups, type Screen, type ScreenGroup } from './screen.ts'
export { todayTones, type Today, type TodayAsk, type TodayItem, type TodayRooms } from './today.ts'
export { LanguageProvider, readerLocale, useT } from './language.ts'
export { Dressed, pageNonce, theme } from './theme.tsx'
export {
  inScope,
  readScope,
  StandingProvider,
  useHolds,
  useMay,
  useScope,
  useViewer,
  type ConsoleViewer,
  type Scope,
  type ScopeChoice,
} from './scope.tsx'
export { ScreenLink, useGo } from './link.tsx'
export { PageHeader } from './page-header.tsx'
export { DataTable } from './data-table/data-table.tsx'
export type { CellValue, Column } from './data-table/rows.ts'
export { readTableState, type TableState } from './data-table/state.ts'
export { useTableState } from './data-table/use-table-state.ts'
export { Confirm } from './confirm.tsx'
export { Decisions, type OpenDecision } from './decisions.tsx'
export { DisabledWithReason } from './why-not.tsx'
export { PriceTag, StateTag, type PriceClass, type Tone } from './tags.tsx'
export { TimeGrid } from './time-grid/time-grid.tsx'
export {
  hoursOf,
  placeEvents,
  type TimeGridEvent,
  type TimeGridFrame,
  type TimeGridRow,
} from './time-grid/place.ts'
export { StatRow, type Stat } from './stat-row.tsx'
export { ProblemAlert } from './problem-alert.tsx'
export { TimePicker } from './time-picker.tsx'
export { DayPicker } from './day-picker.tsx'
export { PeriodFields, usePeriod } from './period.tsx'
export { FormFields } from './form-fields.tsx'
export { PersonName } from './person-name.tsx'
export { TabsInUrl } from './tabs-in-url.tsx'
export { Empty } from './empty.tsx'
export { Chart, type ChartMap } from './chart/chart.tsx'
export { dayIn, eveningIn, instantOf, whenWords } from './moments.ts'
export { bodyOf, FileButton } from './file-button.tsx'
