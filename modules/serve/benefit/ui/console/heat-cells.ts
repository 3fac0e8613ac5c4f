import type { Translator } from '#kit/i18n/index.ts'
import type { HeatMap } from '../../contract.ts'
import { shareOf } from '../../rules/emptiest.ts'

/** One space in one hour, over one day of the week or all of them. */
export type HeatCell = {
  spaceId: string
  spaceName: string
  groupName: string
  hour: number
  used: number
  usable: number
  usedShare: number
}

/** Adds up what the chosen day of the week holds (null: all), in the order of the spaces, then by hour. */
export function cellsOf({ spaces, hours }: HeatMap, weekday: number | null): HeatCell[] {
  const chosen = hours.filter((one) => weekday === null || one.weekday === weekday)
  const bySpace = Map.groupBy(chosen, ({ spaceId }) => spaceId)
  return spaces.flatMap(({ id, name, groupName }) =>
    [...Map.groupBy(bySpace.get(id) ?? [], ({ hour }) => hour)]
      .toSorted(([a], [b]) => a - b)
      .map(([hour, same]) => ({
        spaceId: id,
        spaceName: name,
        groupName,
        hour,
        used: same.reduce((sum, { used }) => sum + used, 0),
        usable: same.reduce((sum, { usable }) => sum + usable, 0),
        usedShare: shareOf(same),
      })),
  )
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** 周二, or all week. */
export const dayWords = (t: Translator, weekday: number | null): string =>
  weekday === null ? t('benefit:console.everyDay') : t(`calendar:weekday.long.${weekday as Weekday}`)
