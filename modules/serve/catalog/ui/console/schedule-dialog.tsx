import { Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, useT } from '#kit/ui/console/index.ts'
import { readTimetableRoute, scheduleSessionsRoute, type Programme } from '../../contract.ts'
import { requestOf, type ScheduleFields } from './schedule-fields.ts'
import { SchedulePreviewList } from './schedule-preview.tsx'
import { mondayOf, today } from './words.ts'

/** Places a programme in a room, once or by a rule of dates; every date is shown before anything is written. */
export function ScheduleDialog({ programme, close }: { programme: Programme; close: () => void }) {
  const t = useT()
  const { palaceId, id: programmeId } = programme
  const [form] = Form.useForm<ScheduleFields>()
  const [fields, setFields] = useState<ScheduleFields | null>(null)
  const rooms = useCall(readTimetableRoute, {
    params: { palaceId },
    query: { monday: mondayOf(today()).toString() },
  })
  const schedule = useAct(scheduleSessionsRoute, { says: t('catalog:console.scheduled'), done: close })
  const params = { palaceId, programmeId }
  const request = fields && requestOf(fields)
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({
    value,
    label: t(`calendar:weekday.short.${value}`),
  }))
  const needed = [{ required: true, message: t('catalog:console.needed') }]
  return (
    <Modal
      open
      width={760}
      title={t('catalog:console.scheduleTitle', { title: programme.title })}
      okText={t('catalog:console.schedule')}
      okButtonProps={{ disabled: !request }}
      confirmLoading={schedule.isPending}
      onOk={() => request && schedule.mutate({ params, json: request })}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          repeats: programme.form === 'course',
          minutes: 90,
          capacity: 30,
          weekdays: [],
          count: 8,
          every: 1,
          holidays: 'skip',
          skip: '',
          readd: '',
          leaveOut: false,
          byDraw: false,
        }}
        // All of them: the values that it hands over leave out the fields that are not shown yet.
        onValuesChange={() => setFields(form.getFieldsValue(true) as ScheduleFields)}
      >
        <FormFields problem={schedule.error}>
          <div className="inline-fields">
            <Form.Item name="spaceId" label={t('catalog:field.room')} rules={needed}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                loading={rooms.isPending}
                options={rooms.data?.rooms.map(({ id, name, capacity }) => ({
                  value: id,
                  label: capacity ? t('catalog:console.roomOf', { name, capacity }) : name,
                }))}
              />
            </Form.Item>
            <Form.Item name="date" label={t('catalog:field.firstDate')} rules={needed}>
              <DayPicker min={today().toString()} />
            </Form.Item>
            <Form.Item name="time" label={t('catalog:field.startTime')} rules={needed}>
              <Input type="time" />
            </Form.Item>
            <Form.Item name="minutes" label={t('catalog:field.minutes')} rules={needed}>
              <InputNumber min={10} max={1440} precision={0} />
            </Form.Item>
            <Form.Item name="capacity" label={t('catalog:field.capacity')} rules={needed}>
              <InputNumber min={1} precision={0} />
            </Form.Item>
          </div>
          <Form.Item name="repeats">
            <Radio.Group
              options={[
                { value: false, label: t('catalog:console.once') },
                { value: true, label: t('catalog:console.series') },
              ]}
            />
          </Form.Item>
          {(fields?.repeats ?? programme.form === 'course') ? (
            <div className="inline-fields">
              <Form.Item className="whole-line" name="weekdays" label={t('catalog:field.weekdays')}>
                <Checkbox.Group options={weekdays} />
              </Form.Item>
              <Form.Item name="count" label={t('catalog:field.count')}>
                <InputNumber min={1} max={200} precision={0} />
              </Form.Item>
              <Form.Item name="every" label={t('catalog:field.everyWeeks')}>
                <InputNumber min={1} max={12} precision={0} />
              </Form.Item>
              <Form.Item name="holidays" label={t('catalog:field.holidays')}>
                <Radio.Group
                  options={[
                    { value: 'skip', label: t('catalog:console.skipHolidays') },
                    { value: 'keep', label: t('catalog:console.keepHolidays') },
                  ]}
                />
              </Form.Item>
              <Form.Item name="skip" label={t('catalog:field.skip')} extra={t('catalog:console.datesHint')}>
                <Input />
              </Form.Item>
              <Form.Item name="readd" label={t('catalog:field.readd')} extra={t('catalog:console.datesHint')}>
                <Input />
              </Form.Item>
            </div>
          ) : null}
          <Form.Item
            name="byDraw"
            label={t('catalog:console.opening')}
            extra={t('catalog:console.openingHint')}
          >
            <Radio.Group
              options={[
                { value: false, label: t('catalog:console.firstCome') },
                { value: true, label: t('catalog:console.byDraw') },
              ]}
            />
          </Form.Item>
          {programme.form === 'activity' && (
            <Form.Item name="leaveOut" valuePropName="checked">
              <Checkbox>{t('catalog:console.leaveOut')}</Checkbox>
            </Form.Item>
          )}
        </FormFields>
      </Form>
      {request && <SchedulePreviewList params={params} request={request} rooms={rooms.data?.rooms ?? []} />}
    </Modal>
  )
}
