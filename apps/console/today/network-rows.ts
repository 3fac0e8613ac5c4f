import type { OutputOf } from '#kit/ui/console/client.ts'
import type { listPalacesRoute } from '#modules/base/places/contract.ts'
import type { aheadRoute } from '#modules/serve/catalog/contract.ts'

type Listing = Pick<
  OutputOf<typeof listPalacesRoute>['palaces'][number],
  'id' | 'name' | 'divisionCode' | 'divisionName' | 'status'
> & { openNow: { state: string } }
type Ahead = OutputOf<typeof aheadRoute>['palaces'][number]
type Division = { code: string; scope: string; name: string; parentCode: string | null }

export type PalaceRow = {
  id: string
  name: string
  divisionCode: string
  divisionName: string
  openNow: boolean
  today: number
  week: number
  next: string | null
}

/** Palaces that are open for the public at all, each with what it has ahead; those with least first. */
export function palaceRows(palaces: readonly Listing[], ahead: readonly Ahead[]): PalaceRow[] {
  const byPalace = new Map(ahead.map((one) => [one.palaceId, one]))
  return palaces
    .filter(({ status }) => status === 'open')
    .map(({ id, name, divisionCode, divisionName, openNow }) => {
      const { today = 0, week = 0, next = null } = byPalace.get(id) ?? {}
      return { id, name, divisionCode, divisionName, openNow: openNow.state !== 'closed', today, week, next }
    })
    .toSorted((a, b) => a.week - b.week)
}

export type DivisionRow = {
  scope: string
  name: string
  open: number
  openNow: number
  today: number
  week: number
  /** Palaces with nothing in the week. */
  idle: number
}

/** The divisions directly below `prefix`, each with the palaces within it added up; none for a county. */
export function divisionRows(
  prefix: string,
  divisions: readonly Division[],
  palaces: readonly PalaceRow[],
): DivisionRow[] {
  const here = divisions.find(({ scope }) => scope === prefix)
  if (!here) return []
  return divisions
    .filter(({ parentCode }) => parentCode === here.code)
    .map(({ scope, name }) => {
      const own = palaces.filter(({ divisionCode }) => divisionCode.startsWith(scope))
      const sum = (of: (row: PalaceRow) => number) => own.reduce((all, row) => all + of(row), 0)
      return {
        scope,
        name,
        open: own.length,
        openNow: sum((row) => Number(row.openNow)),
        today: sum((row) => row.today),
        week: sum((row) => row.week),
        idle: sum((row) => Number(row.week === 0)),
      }
    })
}
