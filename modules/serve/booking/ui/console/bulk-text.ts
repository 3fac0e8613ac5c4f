import type { CalendarSpace } from '../../contract.ts'

/** A row as it is typed; everything is text until it is sent. */
export type BulkFields = {
  kind: 'booking' | 'maintenance' | 'lease'
  spaceId: string
  date: string
  from: string
  to: string
  title: string
  phone: string
  guestName: string
  people: string
  grounds: string
}
export const emptyRow = (date: string): BulkFields => ({
  kind: 'booking',
  spaceId: '',
  date,
  from: '19:00',
  to: '20:00',
  title: '',
  phone: '',
  guestName: '',
  people: '1',
  grounds: '',
})

/**
 * Rows as they come out of Excel: kind, space, day, from, to, purpose, name or phone, people, grounds; parted by tabs, or by
 * commas. A kind or space that nobody knows stays empty, to be chosen.
 */
export function rowsFromText(
  text: string,
  spaces: readonly Pick<CalendarSpace, 'id' | 'name'>[],
  kinds: Readonly<Record<BulkFields['kind'], string>>,
  date: string,
): BulkFields[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split(line.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim())
      const [
        kind = '',
        space = '',
        day = '',
        from = '',
        to = '',
        title = '',
        who = '',
        people = '',
        grounds = '',
      ] = cells
      const known = (Object.keys(kinds) as BulkFields['kind'][]).find(
        (one) => one === kind || kinds[one] === kind,
      )
      const phone = /^1\d{10}$/.test(who)
      return {
        kind: known ?? 'booking',
        spaceId: spaces.find(({ name }) => name === space)?.id ?? '',
        date: dateOf(day) ?? date,
        from: timeOf(from) ?? '',
        to: timeOf(to) ?? '',
        title,
        phone: phone ? who : '',
        guestName: phone ? '' : who,
        people: people || '1',
        grounds,
      }
    })
}

/** 2026-12-01, 2026/12/1, 2026年12月1日 */
function dateOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (!year || !month || !day) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' }).toString()
  } catch {
    return null // 31 November: the row keeps the day that is shown, to be mended
  }
}

/** 9:00, 09：00, 19:30 */
function timeOf(text: string): string | null {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? []
  return hour && minute && Number(hour) < 24 && Number(minute) < 60
    ? `${hour.padStart(2, '0')}:${minute}`
    : null
}
