import { sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { Phase } from '../../contract.ts'

const timeZone = 'Asia/Shanghai'

/** 明天 20:00 */
export const whenWords = (t: Translator, at: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, Temporal.Now.instant(), { locale: t.locale, timeZone })

/** What was typed into a field of date and time, as the instant that it means at the palace. */
export const instantOf = (typed: string): string =>
  Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).toInstant().toString()

/** 20:00 so many days from now, as such a field shows it. */
export const eveningIn = (days: number): string =>
  Temporal.Now.plainDateISO(timeZone).add({ days }).toPlainDateTime('20:00').toString().slice(0, 16)

/** A draw that is open is red, what asks for a step gold, what is done pine. */
export function phaseTone(phase: Phase): Tone {
  if (phase === 'applying' || phase === 'annulled') return 'draw'
  if (phase === 'closed' || phase === 'sealed' || phase === 'drawn') return 'cost'
  return phase === 'draft' || phase === 'announced' ? 'plain' : 'free'
}
