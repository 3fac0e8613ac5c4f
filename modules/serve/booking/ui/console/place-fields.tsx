import { Alert, Form, Select } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import { DayPicker, TimePicker, useT } from '#kit/ui/console/index.ts'
import { type SpaceCalendar, spaceCalendarRoute } from '../../contract.ts'
import { conflictAt } from './conflict.ts'
import { instantOf, wordsOfUse } from './words.ts'

export type PlaceFields = { spaceId: string; date: string; from: string; to: string }

/** The instants of the fields; an end at or before the start is on the next day. */
export function spotOf({ spaceId, date, from, to }: PlaceFields, timeZone: string) {
  const next = to <= from ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() : date
  return { spaceId, start: instantOf(date, from, timeZone), end: instantOf(next, to, timeZone) }
}

/** The first values: the spot that was chosen, or the next full hour of the day that is shown. */
export function fieldsOf(
  spot: { spaceId?: string; start: Temporal.Instant; end: Temporal.Instant },
  zone: string,
) {
  const clock = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    ...(spot.spaceId ? { spaceId: spot.spaceId } : {}),
    date: spot.start.toZonedDateTimeISO(zone).toPlainDate().toString(),
    from: clock(spot.start),
    to: clock(spot.end),
  }
}

type Props = { palaceId: string; calendar: SpaceCalendar; exceptId?: string }

/** Where and when, and at once whether it is free: dragging for the keyboard. */
export function PlaceFields({ palaceId, calendar, exceptId }: Props) {
  const t = useT()
  const form = Form.useFormInstance<PlaceFields>()
  const fields = Form.useWatch([], form) as PlaceFields | undefined
  const complete = Boolean(fields?.spaceId && fields.date && fields.from && fields.to)
  const { data } = useCall(
    spaceCalendarRoute,
    { params: { palaceId }, query: { from: fields?.date ?? '2026-01-01', days: 2 } },
    { enabled: complete },
  )
  const day = data ?? calendar
  const conflict = complete
    ? conflictAt(spotOf(fields!, calendar.timeZone), day.spaces, day.uses, exceptId ?? null)
    : null
  const booking = day.bookings.find(({ id }) => id === conflict?.sourceId)
  return (
    <>
      <Form.Item name="spaceId" label={t('booking:console.space')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={calendar.spaces.map(({ id, name, depth }) => ({
            value: id,
            label: `${'　'.repeat(depth)}${name}`,
          }))}
        />
      </Form.Item>
      <div className="place-times">
        <Form.Item name="date" label={t('booking:console.date')} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="from" label={t('booking:console.from')} rules={[{ required: true }]}>
          <TimePicker />
        </Form.Item>
        <Form.Item name="to" label={t('booking:console.to')} rules={[{ required: true }]}>
          <TimePicker />
        </Form.Item>
      </div>
      {complete && (
        <Alert
          className="problem-alert"
          role="status"
          type={conflict ? 'warning' : 'success'}
          showIcon
          title={
            conflict
              ? t('booking:console.taken', { what: wordsOfUse(t, conflict, booking) })
              : t('booking:console.free')
          }
        />
      )}
    </>
  )
}
