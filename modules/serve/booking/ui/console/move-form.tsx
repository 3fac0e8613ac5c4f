import { Button, Form } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { type BookingLine, moveBookingRoute, type SpaceCalendar } from '../../contract.ts'
import { fieldsOf, PlaceFields, spotOf } from './place-fields.tsx'

type Props = { palaceId: string; line: BookingLine; calendar: SpaceCalendar; close: () => void }

/** Another time or space by fields: what dragging does, for the keyboard and the phone. */
export function MoveForm({ palaceId, line, calendar, close }: Props) {
  const t = useT()
  const move = useAct(moveBookingRoute, { says: t('booking:console.moved'), done: close })
  const { timeZone } = calendar
  const why = line.steps.move
  const save = (fields: PlaceFields) => {
    const { spaceId, start, end } = spotOf(fields, timeZone)
    move.mutate({
      params: { palaceId, bookingId: line.id },
      json: { spaceId, start: start.toString(), end: end.toString(), version: line.version },
    })
  }
  if (why)
    return (
      <DisabledWithReason reason={t(`booking:why.${why}`)}>
        <Button>{t('booking:console.move')}</Button>
      </DisabledWithReason>
    )
  const spot = {
    spaceId: line.spaceId,
    start: Temporal.Instant.from(line.start),
    end: Temporal.Instant.from(line.end),
  }
  return (
    <section aria-label={t('booking:console.move')}>
      <h2 className="drawer-part">{t('booking:console.move')}</h2>
      <Form layout="vertical" initialValues={fieldsOf(spot, timeZone)} onFinish={save}>
        <FormFields problem={move.error}>
          <PlaceFields palaceId={palaceId} calendar={calendar} exceptId={line.id} />
          <Button htmlType="submit" loading={move.isPending}>
            {t('booking:console.moveDo')}
          </Button>
        </FormFields>
      </Form>
    </section>
  )
}
