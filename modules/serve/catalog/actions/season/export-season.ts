import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { ColumnKind, OutTable, Value } from '#kit/spreadsheet/index.ts'
import { spacesOf } from '#modules/base/places/index.ts'
import { sheetProgrammes, sheetSessions } from '../../queries/season-sheet.ts'
import { repeatsOf, scheduleOf } from '../../rules/season-schedule.ts'
import { seasonColumns, type SeasonColumn } from './season-columns.ts'

type Wanted = { palaceId: string; timeZone: string; period: Interval; t: Translator }
type Line = Record<SeasonColumn, Value>

const kinds: Partial<Record<SeasonColumn, ColumnKind>> = {
  first: 'date',
  weeks: 'integer',
  capacity: 'integer',
  waitlist: 'integer',
  price: 'money',
  opens: 'instant',
  closes: 'instant',
}

/** The sessions of a palace that begin in a period, as the same columns bring them back: unchanged, it changes nothing. */
export async function exportSeason(
  db: Db,
  { palaceId, timeZone, period, t }: Wanted,
): Promise<OutTable<Line>> {
  const [sessions, programmes, spaces] = await Promise.all([
    sheetSessions(db, palaceId, { period }),
    sheetProgrammes(db, palaceId),
    spacesOf(db, palaceId),
  ])
  const programmeOf = new Map(programmes.map((one) => [one.id, one]))
  const spaceOf = new Map(spaces.map((one) => [one.id, one.name]))
  const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
  const rows = sessions.flatMap((session): Line[] => {
    const programme = programmeOf.get(session.programmeId)
    if (!programme) return [] // withdrawn, with sessions that had begun
    const { dates, start, end, spaceId } = scheduleOf(session.meetings, timeZone)
    const { weeks, further } = repeatsOf(dates)
    return [
      {
        id: session.id,
        title: programme.title,
        form: t(`catalog:form.${programme.form}`),
        kind: t(`catalog:kind.${programme.kind}`),
        first: dates[0]!,
        start: clock(start),
        end: clock(end),
        weeks,
        further: further.join(' '),
        space: spaceOf.get(spaceId) ?? '',
        teacher: programme.teacherName,
        capacity: session.capacity,
        waitlist: session.waitlistCapacity,
        priceClass: t(`catalog:season.price.${programme.priceClass}`),
        price: programme.priceFen,
        opens: session.opensAt,
        closes: session.closesAt,
      },
    ]
  })
  const columns = (Object.keys(seasonColumns) as SeasonColumn[]).map((column) => ({
    title: t(`catalog:season.column.${column}`),
    kind: kinds[column] ?? ('text' as const),
    value: (line: Line) => line[column],
    ...(column === 'id' ? { width: 38 } : column === 'title' ? { width: 26 } : {}),
  }))
  return { name: t('catalog:season.title'), columns, rows, timeZone }
}
