import { Button } from 'antd'
import { DataTable, Empty, StateTag, useT, type Column } from '#kit/ui/console/index.ts'
import { formatFen } from '#kit/money/index.ts'
import { type BookingLine, states } from '../../contract.ts'
import { rangeWords, stateTone } from './words.ts'

type Props = { bookings: readonly BookingLine[]; open: (line: BookingLine) => void }

/** Bookings, maintenance and leases of the time that is shown; for Excel, too. */
export function BookingTable({ bookings, open }: Props) {
  const t = useT()
  const columns: Column<BookingLine>[] = [
    {
      key: 'when',
      title: t('booking:console.when'),
      value: ({ start }) => start,
      show: (line) => rangeWords(t, line),
      sort: true,
    },
    { key: 'space', title: t('booking:console.space'), value: ({ spaceName }) => spaceName, sort: true },
    { key: 'kind', title: t('booking:console.kind'), value: ({ kind }) => t(`booking:useKind.${kind}`) },
    {
      key: 'name',
      title: t('booking:console.guestOrHolder'),
      value: ({ nameMasked, title }) => nameMasked ?? title,
      show: (line) => (
        <Button type="link" onClick={() => open(line)}>
          {line.nameMasked ?? (line.title || t(`booking:useKind.${line.kind}`))}
        </Button>
      ),
    },
    { key: 'phone', title: t('booking:console.phone'), value: ({ phoneMasked }) => phoneMasked },
    { key: 'people', title: t('booking:console.people'), value: ({ people }) => people, number: true },
    {
      key: 'loans',
      title: t('booking:loan.with'),
      value: ({ loans }) =>
        loans
          .filter(({ gone }) => !gone)
          .map(({ name, count }) => `${name} × ${count}`)
          .join(t('booking:loan.and')),
    },
    {
      key: 'price',
      title: t('booking:console.price'),
      value: ({ priceFen }) => formatFen(priceFen, t.locale),
      number: true,
    },
    {
      key: 'state',
      title: t('booking:console.state'),
      value: ({ state }) => t(`booking:copyState.${state}`),
      show: ({ state }) => <StateTag tone={stateTone[state]}>{t(`booking:copyState.${state}`)}</StateTag>,
      filter: states.map((value) => ({ value, label: t(`booking:copyState.${value}`) })),
      filterValue: ({ state }) => state,
    },
  ]
  return (
    <DataTable<BookingLine>
      personal
      label={t('booking:console.list')}
      rows={bookings}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('booking:console.noBookings')} next={t('booking:console.noBookingsNext')} />}
    />
  )
}
