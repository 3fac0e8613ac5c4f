import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import { type BulkAnswer, recordManyRoute, type SpaceCalendar } from '../../contract.ts'
import { BulkRowFields } from './bulk-row.tsx'
import { type BulkFields, emptyRow, rowsFromText } from './bulk-text.ts'
import { spotOf } from './place-fields.tsx'

type Props = { palaceId: string; calendar: SpaceCalendar; day: Temporal.PlainDate; close: () => void }
const kinds = ['booking', 'maintenance', 'lease'] as const

/** Many bookings, maintenance and leases: pasted or added row by row, tried, and then all or what fits. */
export function BulkDialog({ palaceId, calendar, day, close }: Props) {
  const t = useT()
  const [rows, setRows] = useState<BulkFields[]>([emptyRow(day.toString())])
  const [pasted, paste] = useState('')
  const [answer, setAnswer] = useState<BulkAnswer | null>(null)
  const record = useAct(recordManyRoute, {})
  const complete = rows.length > 0 && rows.every(isComplete)
  const send = (mode: 'try' | 'all' | 'fitting') =>
    record.mutate(
      { params: { palaceId }, json: { mode, rows: rows.map((row) => wireOf(row, calendar.timeZone)) } },
      {
        onSuccess: (said) => {
          if (said.written === 0) return setAnswer(said)
          // What is written leaves the list; what could not be stays, with its reason.
          const left = rows.flatMap((row, n) =>
            said.rows[n]!.bookingId ? [] : [{ row, why: said.rows[n]! }],
          )
          if (left.length === 0) return close()
          setRows(left.map(({ row }) => row))
          setAnswer({ written: said.written, rows: left.map(({ why }) => why) })
        },
      },
    )
  const edit = (next: BulkFields[]) => {
    setRows(next)
    setAnswer(null)
  }
  const fits = answer?.rows.filter(({ bookingId }) => bookingId !== null).length ?? 0
  const take = () => {
    const words = Object.fromEntries(kinds.map((kind) => [kind, t(`booking:useKind.${kind}`)]))
    const read = rowsFromText(
      pasted,
      calendar.spaces,
      words as Record<BulkFields['kind'], string>,
      day.toString(),
    )
    edit([...rows.filter(({ spaceId }) => spaceId !== ''), ...read].slice(0, 100))
    paste('')
  }
  return (
    <Modal open width={1080} title={t('booking:bulk.title')} onCancel={close} footer={null}>
      <p>{t('booking:bulk.hint')}</p>
      <Input.TextArea
        rows={3}
        aria-label={t('booking:bulk.paste')}
        placeholder={t('booking:bulk.example')}
        value={pasted}
        onChange={({ target }) => paste(target.value)}
      />
      <div className="booking-steps">
        <Button disabled={pasted.trim() === ''} onClick={take}>
          {t('booking:bulk.take')}
        </Button>
        <Button onClick={() => edit([...rows, emptyRow(rows.at(-1)?.date ?? day.toString())])}>
          {t('booking:bulk.add')}
        </Button>
      </div>
      <ol className="bulk-rows">
        {rows.map((row, n) => (
          <BulkRowFields
            key={n}
            no={n + 1}
            row={row}
            spaces={calendar.spaces}
            outcome={answer?.rows[n]}
            change={(next) => edit(rows.map((one, at) => (at === n ? next : one)))}
            remove={() => edit(rows.filter((_, at) => at !== n))}
          />
        ))}
      </ol>
      {answer && (
        <Alert
          role="status"
          showIcon
          type={fits === rows.length ? 'success' : 'warning'}
          title={
            answer.written > 0
              ? t('booking:bulk.written', { count: answer.written, left: rows.length })
              : t('booking:bulk.tried', { fits, conflicts: rows.length - fits })
          }
        />
      )}
      {!complete && <p role="status">{t('booking:bulk.incomplete')}</p>}
      <div className="booking-steps">
        <Button disabled={!complete} loading={record.isPending} onClick={() => send('try')}>
          {t('booking:bulk.try')}
        </Button>
        {answer && answer.written === 0 && fits === rows.length && (
          <Button type="primary" loading={record.isPending} onClick={() => send('all')}>
            {t('booking:bulk.all', { count: fits })}
          </Button>
        )}
        {answer && answer.written === 0 && fits > 0 && fits < rows.length && (
          <Button type="primary" loading={record.isPending} onClick={() => send('fitting')}>
            {t('booking:bulk.fitting', { count: fits })}
          </Button>
        )}
      </div>
    </Modal>
  )
}

const isComplete = ({ kind, spaceId, date, from, to, title, phone, guestName }: BulkFields) =>
  Boolean(spaceId && date && from && to && (kind === 'booking' ? phone || guestName : title))

function wireOf(row: BulkFields, timeZone: string) {
  const { spaceId, start, end } = spotOf(row, timeZone)
  const same = { spaceId, start: start.toString(), end: end.toString(), title: row.title.trim() }
  return row.kind === 'booking'
    ? {
        ...same,
        kind: row.kind,
        people: Number(row.people) || 1,
        phone: row.phone.trim() || null,
        guestName: row.guestName.trim() || null,
      }
    : { ...same, kind: row.kind, grounds: row.grounds.trim() }
}
