import { Button, Divider, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DayPicker, Confirm, FormFields, ScreenLink, useMay, useT } from '#kit/ui/console/index.ts'
import {
  cancelSessionRoute,
  changeCapacityRoute,
  moveSessionRoute,
  type Room,
  type TimetableEntry,
} from '../../contract.ts'
import { rangeWords } from './words.ts'

type Props = {
  palaceId: string
  entry: TimetableEntry
  rooms: readonly Room[]
  timeZone: string
  close: () => void
}

/** One meeting: another time or room, more or fewer places, or called off. */
export function SessionDrawer({ palaceId, entry, rooms, timeZone, close }: Props) {
  const t = useT()
  const may = useMay(['programmer', 'hallManager', 'director'])
  const params = { palaceId, sessionId: entry.sessionId }
  const cancel = useAct(cancelSessionRoute, { says: t('catalog:console.cancelled'), done: close })
  return (
    <Drawer open title={entry.title} onClose={close} size={440}>
      <p>{rangeWords(t, entry)}</p>
      <p>{t('catalog:console.takenOf', { taken: entry.taken, capacity: entry.capacity })}</p>
      <p>
        <ScreenLink to={`/sessions/${palaceId}/${entry.sessionId}`}>{t('catalog:console.people')}</ScreenLink>
      </p>
      {may && (
        <>
          <Divider />
          <MoveForm {...{ params, entry, rooms, timeZone, close }} />
          <Divider />
          <CapacityForm {...{ params, entry, close }} />
          <Divider />
          <Confirm
            label={t('catalog:console.cancelSession')}
            title={t('catalog:console.cancelSessionTitle', { title: entry.title })}
            consequence={t('catalog:console.cancelSessionConsequence', { count: entry.taken })}
            act={t('catalog:console.cancelSession')}
            askReason
            onConfirm={(reason) => cancel.mutateAsync({ params, json: { reason } })}
          />
        </>
      )}
    </Drawer>
  )
}

type Of = { params: { palaceId: string; sessionId: string }; entry: TimetableEntry; close: () => void }

function MoveForm({ params, entry, rooms, timeZone, close }: Of & Pick<Props, 'rooms' | 'timeZone'>) {
  const t = useT()
  const move = useAct(moveSessionRoute, { says: t('catalog:console.moved'), done: close })
  const start = Temporal.Instant.from(entry.start)
  const local = start.toZonedDateTimeISO(timeZone)
  const length = start.until(Temporal.Instant.from(entry.end))
  const save = ({ date, time, spaceId }: { date: string; time: string; spaceId: string }) => {
    const from = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant()
    move.mutate({
      params,
      json: { no: entry.no, start: from.toString(), end: from.add(length).toString(), spaceId },
    })
  }
  return (
    <Form
      layout="vertical"
      onFinish={save}
      initialValues={{
        date: local.toPlainDate().toString(),
        time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
        spaceId: entry.spaceId,
      }}
    >
      <FormFields problem={move.error}>
        <Form.Item name="date" label={t('catalog:field.date')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="time" label={t('catalog:field.startTime')}>
          <Input type="time" required />
        </Form.Item>
        <Form.Item name="spaceId" label={t('catalog:field.room')}>
          <Select options={rooms.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Button htmlType="submit" loading={move.isPending}>
          {t('catalog:console.move')}
        </Button>
      </FormFields>
    </Form>
  )
}

function CapacityForm({ params, entry, close }: Of) {
  const t = useT()
  const change = useAct(changeCapacityRoute, { says: t('catalog:console.saved'), done: close })
  return (
    <Form
      layout="vertical"
      initialValues={{ capacity: entry.capacity, waitlistCapacity: entry.waitlistCapacity }}
      onFinish={(json: { capacity: number; waitlistCapacity: number }) => change.mutate({ params, json })}
    >
      <FormFields problem={change.error}>
        <Form.Item
          name="capacity"
          label={t('catalog:field.capacity')}
          extra={t('catalog:console.capacityHint')}
        >
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="waitlistCapacity" label={t('catalog:field.waitlist')}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t('catalog:console.save')}
        </Button>
      </FormFields>
    </Form>
  )
}
