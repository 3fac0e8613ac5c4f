/** Sentences with `{days} {hours} {minutes} {seconds}` left open. */
export interface CountdownTemplates {
  days: string
  hours: string
  minutes: string
  over: string
}

/** The words for the seconds that are left: the two largest units that matter. */
export function countdownWords(secondsLeft: number, templates: CountdownTemplates): string {
  const seconds = Math.floor(secondsLeft)
  if (seconds <= 0) return templates.over
  const parts: Record<string, number> = {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
  const template = parts.days ? templates.days : parts.hours ? templates.hours : templates.minutes
  return fill(template, parts)
}

/** Fills the `{name}`s of a template. */
export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
