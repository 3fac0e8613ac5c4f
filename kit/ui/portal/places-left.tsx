import type { Translator } from '#kit/i18n/index.ts'
import { useT } from './context.tsx'

/** The number that decides whether to go. `odds` counts applicants per place. */
export type Places =
  | { state: 'left'; left: number; capacity: number }
  | { state: 'waitlist'; waiting: number; capacity: number }
  | { state: 'full'; capacity: number }
  | { state: 'draw'; odds: number }
  | { state: 'byDraw' }
  | { state: 'walkIn' }
  | { state: 'notYet'; opens: string }
  | { state: 'closed' }
  | { state: 'cancelled' }

/** The two lines of a places figure: what decides, and what it is measured against. */
export function placesWords(t: Translator, places: Places): { figure: string; label: string } {
  const params = places.state === 'draw' ? { odds: places.odds.toFixed(1) } : places
  return {
    figure: t(`ui:places.${places.state}.figure`, { ...params }),
    label: t(`ui:places.${places.state}.label`, { ...params }),
  }
}

/** Places left, in words. With `live`, an address of a JSON `Places`, the island keeps it fresh. */
export function PlacesLeft({ places, live }: { places: Places; live?: string }) {
  const t = useT()
  const { figure, label } = placesWords(t, places)
  const quiet =
    places.state !== 'left' &&
    places.state !== 'draw' &&
    places.state !== 'byDraw' &&
    places.state !== 'walkIn'
  const island = live && {
    'data-island': 'places',
    'data-url': live,
    'data-left': template(t, 'left'),
    'data-waitlist': template(t, 'waitlist'),
    'data-full': template(t, 'full'),
  }
  return (
    <div className={quiet ? 'left quiet' : 'left'} {...island}>
      <b>{figure}</b> <span>{label}</span>
    </div>
  )
}

/** Words with the numbers left open, `figure|label`, for the island to fill in. */
function template(t: Translator, state: 'left' | 'waitlist' | 'full'): string {
  const open = { left: '{left}', capacity: '{capacity}', waiting: '{waiting}' }
  return `${t(`ui:places.${state}.figure`, open)}|${t(`ui:places.${state}.label`, open)}`
}
