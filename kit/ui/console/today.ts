import type { Role } from '#kit/access/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Scope } from './scope.tsx'
import type { Stat } from './stat-row.tsx'
import type { TimeGridEvent, TimeGridRow } from './time-grid/place.ts'

/** How a matter waits: red, gold, lake, pine and plain in this order on the page. The word is shown with the colour. */
export const todayTones = ['urgent', 'due', 'approval', 'appeal', 'watch'] as const

/** Something that needs a decision, with the decision offered: never a bare number. */
export type TodayItem = {
  key: string
  tone: (typeof todayTones)[number]
  /** "二楼排练厅漏水，影响 6 场、83 人" */
  title: string
  /** What has been prepared: "已为 5 场找到替代场地，1 场需改期". */
  detail?: string
  /** "看方案" → a screen below /console. */
  action: { label: string; to: string }
}

export type TodayRooms = { rows: readonly TimeGridRow[]; events: readonly TimeGridEvent[] }
export type TodayAsk = {
  scope: Scope
  t: Translator
  today: Temporal.PlainDate
  /** Whether the viewer holds one of these roles over the scope: what they may not see is not asked for. */
  may: (roles: readonly Role[]) => boolean
}

/**
 * What a module tells the today screen, by calls of its own API. A module exports one as `xxxToday` from
 * `ui/console/index.ts`; apps/console/screens.ts lists it. All parts may be left out.
 */
export type Today = {
  /** The module's name: `catalog`. */
  name: string
  items?: (ask: TodayAsk) => Promise<readonly TodayItem[]>
  /** The month in numbers; the page shows the first four. */
  figures?: (ask: TodayAsk) => Promise<readonly Stat[]>
  /** Today's rooms on a time line; asked only when a palace is chosen. */
  rooms?: (ask: TodayAsk) => Promise<TodayRooms>
  /** A clause for the line below the title: "14 场活动，已签到 186 / 312". */
  summary?: (ask: TodayAsk) => Promise<string>
}
