import type { Stretch } from '../../contract.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const STRETCH = /^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/

/** A day's stretches as an official types them: "08:30-12:00, 14:00-21:30". */
export const dayText = (week: readonly Stretch[], weekday: number, selfService: boolean): string =>
  week
    .filter((stretch) => stretch.weekday === weekday && stretch.selfService === selfService)
    .map(({ opens, closes }) => `${opens}-${closes}`)
    .join(', ')

/** Reads a day's text back; null when it cannot be understood. Full-width signs, as a Chinese keyboard gives them, are fine. */
export function readDay(text: string, weekday: number, selfService: boolean): Stretch[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  const stretches = parts.map((part) => {
    const [, openHour, openMinute, closeHour, closeMinute] = STRETCH.exec(part) ?? []
    if (!closeMinute) return null
    const [opens, closes] = [
      `${openHour!.padStart(2, '0')}:${openMinute}`,
      `${closeHour!.padStart(2, '0')}:${closeMinute}`,
    ]
    const real =
      opens < '24:00' && closes <= '24:00' && [openMinute!, closeMinute].every((minute) => minute < '60')
    return real && opens < closes ? { weekday, opens, closes, selfService } : null
  })
  return stretches.includes(null) ? null : (stretches as Stretch[])
}
