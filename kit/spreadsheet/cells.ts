/** A cell as it was in the file; a date in Excel is a day and a time without a zone. */
export type Cell = string | number | boolean | Temporal.PlainDateTime | null

/** What a cell says, or why it cannot be taken. */
export type Reading<T> = { ok: true; value: T } | Unread
export type Unread = { ok: false; problem: 'scientific' | 'notADate'; text: string }

const good = <T>(value: T): Reading<T> => ({ ok: true, value })

/** A cell as text, trimmed, full-width letters and digits made plain; nothing is ''. */
export function textOf(cell: Cell | undefined): string {
  if (cell == null) return ''
  if (typeof cell === 'object') return cell.toPlainDate().toString()
  // A leading apostrophe is what spreadsheets (and our own CSV) put before a text that looks like a formula.
  const text = String(cell).normalize('NFKC').trim()
  return text.replace(/^'(?=[=+\-@|%])/, '')
}

const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i
const EXACT_DIGITS = 15 // more than these a number in Excel does not keep

/**
 * Digits and letters of a number plate, phone or code: Excel shows a long number as 1.38E+10 and keeps 15 digits of it.
 * A number that still has all its digits is taken; one that has lost some is refused rather than guessed.
 */
export function codeOf(cell: Cell | undefined): Reading<string> {
  if (typeof cell === 'number') {
    const text = Number.isInteger(cell) && cell >= 0 ? BigInt(cell).toString() : String(cell)
    return text.length > EXACT_DIGITS ? { ok: false, problem: 'scientific', text: String(cell) } : good(text)
  }
  const text = textOf(cell).replaceAll(/[\s-]/g, '')
  const [, first, rest = '', power] = SCIENTIFIC.exec(textOf(cell)) ?? []
  if (first === undefined) return good(text)
  const zeros = Number(power) - rest.length
  return zeros === 0 ? good(first + rest) : { ok: false, problem: 'scientific', text }
}

/** A day: an Excel date, its serial number, or 2026-11-22, 2026/11/22, 2026.11.22, 20261122, 2026年11月22日; nothing is null. */
export function dateOf(cell: Cell | undefined): Reading<Temporal.PlainDate | null> {
  if (cell == null) return good(null)
  if (typeof cell === 'object') return good(cell.toPlainDate())
  const text = textOf(cell)
  if (text === '') return good(null)
  const serial = Number(text)
  if (/^\d{5}(\.\d+)?$/.test(text)) return good(serialDay(serial))
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年]\s*)(\d{1,2})(?:[-/.月]\s*)(\d{1,2})日?(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  try {
    if (year === undefined) throw new RangeError(text)
    return good(
      Temporal.PlainDate.from(
        { year: Number(year), month: Number(month), day: Number(day) },
        { overflow: 'reject' },
      ),
    )
  } catch {
    return { ok: false, problem: 'notADate', text }
  }
}

const EPOCH = Temporal.PlainDate.from('1899-12-30')

/** The day of an Excel serial (system of 1900), from March 1900 on. */
export const serialDay = (serial: number): Temporal.PlainDate => EPOCH.add({ days: Math.floor(serial) })
/** The Excel serial of a local day and time. */
export const serialOf = (at: Temporal.PlainDateTime): number =>
  EPOCH.until(at.toPlainDate(), { largestUnit: 'days' }).days +
  at.toPlainTime().since('00:00').total('seconds') / 86_400
