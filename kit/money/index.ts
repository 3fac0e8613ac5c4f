import { createTranslator, type Locale } from '#kit/i18n/index.ts'
import './messages/index.ts'

/** An amount of money in fen (1/100 yuan), always a whole number. */
export type Fen = number

/** Checks that a number can be an amount. @throws RangeError when it is no whole number of fen. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of fen`)
  return amount
}

/** The sum; of nothing, 0. @throws RangeError when it is no longer exact. */
export function add(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + fen(amount)), 0)
}

/** So many times an amount. @throws RangeError when it is no longer exact. */
export function times(amount: Fen, count: number): Fen {
  return fen(fen(amount) * fen(count))
}

/**
 * Divides a total by whole-number weights so that the parts add up to it exactly: each part is
 * rounded down, and the fen left over go to the largest remainders, earlier parts first.
 * @throws RangeError when the total or a weight is negative or no whole number, or all weights are 0.
 */
export function share(total: Fen, weights: readonly number[]): Fen[] {
  if (total < 0 || weights.some((weight) => weight < 0)) throw new RangeError('nothing negative')
  // BigInt, because total × weight may exceed what a number holds exactly.
  const sum = weights.reduce((all, weight) => all + BigInt(fen(weight)), 0n)
  if (sum === 0n) throw new RangeError('no weight to share by')
  const exact = weights.map((weight) => BigInt(fen(total)) * BigInt(weight))
  const parts = exact.map((product) => Number(product / sum))
  const left = total - add(...parts)
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % sum }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1
  return parts
}

/** An amount as people read it: "5 元", "12.50 元", "1,200 元"; in English "¥5", "¥12.50". */
export function formatFen(amount: Fen, locale: Locale): string {
  const size = Math.abs(fen(amount))
  const yuan = Math.trunc(size / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  const cents = size % 100
  const text = cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`
  return (amount < 0 ? '-' : '') + createTranslator(locale)('money:amount', { yuan: text })
}

const FEN_OF_WAN = 1_000_000

/** Ten thousands of yuan (万元), in which plans, budgets and their tables are written. */
export const wanOf = (amount: Fen): number => amount / FEN_OF_WAN
export const fenOfWan = (wan: number): Fen => Math.round(wan * FEN_OF_WAN)

/** A large amount as plans say it: "1,240 万元", "35.6 万元"; in English millions of yuan, "¥12.4m". */
export function formatWan(amount: Fen, locale: Locale): string {
  const english = locale === 'en'
  const size = wanOf(amount) / (english ? 100 : 1)
  return createTranslator(locale)('money:wan', {
    amount: size.toLocaleString(locale, { maximumFractionDigits: english ? 4 : 2 }),
  })
}

/** Reads yuan as typed in a form ("12.5", "1,200") into fen; null when it is no amount. */
export function parseYuan(typed: string): Fen | null {
  const plain = typed.normalize('NFKC').trim().replaceAll(',', '')
  const [, yuan, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}
