import { Form, Input, InputNumber, Modal } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { bookForSomeoneRoute, type SpaceCalendar } from '../../contract.ts'
import type { Spot } from './conflict.ts'
import { type LoanCounts, LoanFields, wishesOf } from './loan-fields.tsx'
import { fieldsOf, PlaceFields, spotOf } from './place-fields.tsx'

type Props = {
  palaceId: string
  calendar: SpaceCalendar
  day: Temporal.PlainDate
  spot: Spot | null
  close: () => void
}
type Fields = PlaceFields & {
  phone?: string
  guestName?: string
  people: number
  title?: string
  loans?: LoanCounts
}

/** Books for a caller: somebody with an account by phone, or a guest by name. */
export function BookDialog({ palaceId, calendar, day, spot, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const book = useAct(bookForSomeoneRoute, { says: t('booking:console.booked'), done: close })
  const { timeZone } = calendar
  const evening = day.toZonedDateTime({ timeZone, plainTime: '19:00' }).toInstant()
  const save = (fields: Fields) => {
    const { spaceId, start, end } = spotOf(fields, timeZone)
    book.mutate({
      params: { palaceId },
      json: {
        spaceId,
        start: start.toString(),
        end: end.toString(),
        people: fields.people,
        title: fields.title?.trim() ?? '',
        phone: fields.phone?.trim() || null,
        guestName: fields.guestName?.trim() || null,
        resources: wishesOf(fields.loans),
      },
    })
  }
  return (
    <Modal
      open
      title={t('booking:console.book')}
      okText={t('booking:console.book')}
      confirmLoading={book.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          people: 1,
          ...fieldsOf(spot ?? { start: evening, end: evening.add({ hours: 1 }) }, timeZone),
        }}
      >
        <FormFields problem={book.error}>
          <Form.Item
            name="phone"
            label={t('booking:console.byPhone')}
            extra={t('booking:console.byPhoneHint')}
          >
            <Input inputMode="tel" maxLength={11} />
          </Form.Item>
          <Form.Item name="guestName" label={t('booking:console.guestName')}>
            <Input maxLength={40} />
          </Form.Item>
          <PlaceFields palaceId={palaceId} calendar={calendar} />
          <Form.Item name="people" label={t('booking:console.people')}>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Lent palaceId={palaceId} calendar={calendar} />
          <Form.Item name="title" label={t('booking:console.title')}>
            <Input maxLength={60} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}

/** What may go with the room that is chosen, at that time. */
function Lent({ palaceId, calendar }: Pick<Props, 'palaceId' | 'calendar'>) {
  const fields = Form.useWatch([], Form.useFormInstance<Fields>()) as Fields | undefined
  if (!fields?.spaceId || !fields.date || !fields.from || !fields.to) return null
  const { start, end } = spotOf(fields, calendar.timeZone)
  const kind = calendar.spaces.find(({ id }) => id === fields.spaceId)?.kind
  return <LoanFields palaceId={palaceId} kind={kind} start={start.toString()} end={end.toString()} />
}
