import type { Translator } from '#kit/i18n/index.ts'
import { formatWan } from '#kit/money/index.ts'
import type { LockPrice, Result, RunSummary } from '../contract.ts'

export { fenOfWan as fenOf, wanOf } from '#kit/money/index.ts'

/** Money as planners say it. */
export const moneyWords = (t: Translator, fen: number): string => formatWan(fen, t.locale)

export const figure = (t: Translator, value: number): string =>
  value.toLocaleString(t.locale, { maximumFractionDigits: 1 })

/** Sums of many minutes are exact to this share: a smaller gap is none. */
const ROUNDING = 1e-6

/** "at most x % from the best", never rounded down. */
export function gapWords(t: Translator, gap: number): string {
  if (gap <= ROUNDING) return t('siting:gap.none')
  const percent = Math.ceil(gap * 10_000) / 100
  return t('siting:gap.most', { percent })
}

export const minutesWords = (t: Translator, minutes: number | null): string =>
  minutes === null ? t('siting:noWay') : t('siting:minutes', { value: figure(t, minutes) })

/** How a calculation stands, in one phrase. */
export function stateWords(t: Translator, run: RunSummary): string {
  if (run.interrupted) return t('siting:state.interrupted')
  if (run.state === 'running') return t('siting:state.runningAt', { percent: Math.round(run.share * 100) })
  return t(`siting:state.${run.state}`)
}

/** What a question achieves, in its own unit. */
export function valueWords(
  t: Translator,
  question: 'fewest' | 'coverage' | 'travel' | 'plan',
  value: number,
  workers: number,
): string {
  if (question === 'fewest') return t('siting:value.fewest', { value: figure(t, value) })
  if (question === 'coverage') return t('siting:value.coverage', { value: figure(t, value) })
  if (question === 'travel')
    return t('siting:value.travel', { value: figure(t, workers > 0 ? value / workers : 0) })
  return t('siting:value.plan', { value: figure(t, value) })
}

/** The instant as the office reads it. */
export const whenWords = (at: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/** Why nothing fulfils what was asked, and what would help. */
export function obstacleWords(t: Translator, result: Result): string | null {
  const { obstacle } = result
  if (!obstacle) return null
  const names = obstacle.names.join(t('siting:comma'))
  if (obstacle.kind === 'money')
    return t('siting:obstacle.money', { money: moneyWords(t, obstacle.extraFen ?? 0) })
  if (obstacle.kind === 'tooFewSites')
    return t('siting:obstacle.tooFewSites', { needed: obstacle.needed ?? 0 })
  if (obstacle.kind === 'capacity') return t('siting:obstacle.capacity')
  return t(`siting:obstacle.${obstacle.kind}`, { names })
}

/** What a decision taken beforehand costs, in one sentence. */
export function priceWords(
  t: Translator,
  { computed, workersLonger, minutesLonger, workersLost }: LockPrice,
): string {
  if (!computed) return t('siting:price.notComputed')
  const costs = [
    workersLonger > 0 &&
      t('siting:price.longer', { workers: figure(t, workersLonger), minutes: figure(t, minutesLonger) }),
    workersLost > 0 && t('siting:price.lost', { workers: figure(t, workersLost) }),
  ].filter(Boolean)
  return costs.length > 0
    ? t('siting:price.costs', { costs: costs.join(t('siting:price.and')) })
    : t('siting:price.nothing')
}
