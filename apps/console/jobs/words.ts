import { messagesBelow, type Locale, type Translator } from '#kit/i18n/index.ts'

/** What a queue does, by the messages `jobs.…` of its module: 'enrolment.sweep' → "定时清扫"; without words, its name. */
export function jobWords(locale: Locale): (queue: string) => string {
  const said = messagesBelow('jobs', locale)
  return (queue) => {
    const [module = '', job = ''] = queue.split('.')
    const words = said.get(module) ?? {}
    const word = Object.hasOwn(words, job) ? words[job] : undefined
    return typeof word === 'string' ? word : queue
  }
}

/** When a queue comes round: every so many minutes, hourly, daily; any other cron line as it stands. */
export function rhythmWords(t: Translator, cron: string | null): string {
  if (cron === null) return t('console:jobsScreen.whenAsked')
  const [, each] = /^\*\/(\d+) \* \* \* \*$/.exec(cron) ?? []
  if (each) return t('console:jobsScreen.everyMinutes', { count: Number(each) })
  const [, minute, hour] = /^(\d+) (\d+|\*) \* \* \*$/.exec(cron) ?? []
  if (!minute || !hour) return cron
  if (hour === '*') return t('console:jobsScreen.hourly', { minute: Number(minute) })
  return t('console:jobsScreen.daily', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` })
}
