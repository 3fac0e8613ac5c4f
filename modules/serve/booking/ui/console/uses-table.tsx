import { Button } from 'antd'
import { type Column, DataTable, Empty, StateTag, useT } from '#kit/ui/console/index.ts'
import { formatFen } from '#kit/money/index.ts'
import { type BookingLine, type CalendarUse, type SpaceCalendar, states } from '../../contract.ts'
import { rangeWords, stateTone } from './words.ts'

type Props = { calendar: SpaceCalendar; uses: readonly CalendarUse[]; open: (use: CalendarUse) => void }
type Row = { use: CalendarUse; line: BookingLine | undefined; space: string }

/** Everything that the calendar shows, as a list, and for Excel: classes, bookings, maintenance, leases and closures. */
export function UsesTable({ calendar, uses, open }: Props) {
  const t = useT()
  const lines = new Map(calendar.bookings.map((line) => [line.id, line]))
  const names = new Map(calendar.spaces.map(({ id, name }) => [id, name]))
  const rows = uses.map((use) => ({
    use,
    line: lines.get(use.sourceId),
    space: use.spaceId === null ? t('booking:console.wholeHouse') : (names.get(use.spaceId) ?? ''),
  }))
  const stamp = (at: string) =>
    Temporal.Instant.from(at)
      .toZonedDateTimeISO(calendar.timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ')
  const columns: Column<Row>[] = [
    {
      key: 'when',
      title: t('booking:console.when'),
      value: ({ use }) => `${stamp(use.start)}–${stamp(use.end).slice(11)}`,
      show: ({ use }) => rangeWords(t, use),
      sort: true,
    },
    { key: 'space', title: t('booking:console.space'), value: ({ space }) => space, sort: true },
    { key: 'kind', title: t('booking:console.kind'), value: ({ use }) => t(`booking:useKind.${use.kind}`) },
    {
      key: 'name',
      title: t('booking:console.guestOrHolder'),
      value: ({ use, line }) => line?.nameMasked ?? use.title,
      show: ({ use, line }) => (
        <Button type="link" onClick={() => open(use)}>
          {line?.nameMasked ?? (use.title || t(`booking:useKind.${use.kind}`))}
        </Button>
      ),
    },
    { key: 'phone', title: t('booking:console.phone'), value: ({ line }) => line?.phoneMasked },
    {
      key: 'people',
      title: t('booking:console.people'),
      value: ({ line }) => (line?.kind === 'booking' ? line.people : null),
      number: true,
    },
    {
      key: 'loans',
      title: t('booking:loan.with'),
      value: ({ line }) =>
        (line?.loans ?? [])
          .filter(({ gone }) => !gone)
          .map(({ name, count }) => `${name} × ${count}`)
          .join(t('booking:loan.and')),
    },
    {
      key: 'price',
      title: t('booking:console.price'),
      value: ({ line }) => line && formatFen(line.priceFen, t.locale),
      number: true,
    },
    {
      key: 'state',
      title: t('booking:console.state'),
      value: ({ line }) => line && t(`booking:copyState.${line.state}`),
      show: ({ line }) =>
        line && <StateTag tone={stateTone[line.state]}>{t(`booking:copyState.${line.state}`)}</StateTag>,
      filter: states.map((value) => ({ value, label: t(`booking:copyState.${value}`) })),
      filterValue: ({ line }) => line?.state ?? '',
    },
  ]
  return (
    <DataTable<Row>
      personal
      label={t('booking:console.list')}
      rows={rows}
      columns={columns}
      rowKey={({ use }) => `${use.sourceId}-${use.no}`}
      empty={<Empty title={t('booking:console.noBookings')} next={t('booking:console.noBookingsNext')} />}
    />
  )
}
