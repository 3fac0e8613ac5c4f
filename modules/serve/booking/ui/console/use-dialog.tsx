import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, TimePicker, useT } from '#kit/ui/console/index.ts'
import { recordUseRoute, type SpaceCalendar } from '../../contract.ts'
import { instantOf } from './words.ts'

type Props = { palaceId: string; calendar: SpaceCalendar; day: Temporal.PlainDate; close: () => void }
type Fields = {
  kind: 'maintenance' | 'lease'
  spaceIds: string[]
  date: string
  from: string
  toDay: string
  to: string
  title: string
  grounds?: string
  biddingNo?: string
  yuan?: number
}

/** Maintenance of many spaces at one time, or a lease; all of them or none. */
export function UseDialog({ palaceId, calendar, day, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form)
  const record = useAct(recordUseRoute, { says: t('booking:console.recorded'), done: close })
  const { timeZone } = calendar
  const save = ({ date, from, toDay, to, yuan, grounds, biddingNo, ...same }: Fields) =>
    record.mutate({
      params: { palaceId },
      json: {
        ...same,
        grounds: grounds?.trim() ?? '',
        biddingNo: biddingNo?.trim() || null,
        priceFen: Math.round((yuan ?? 0) * 100),
        start: instantOf(date, from, timeZone).toString(),
        end: instantOf(toDay, to, timeZone).toString(),
      },
    })
  const needed = [{ required: true }]
  const lease = kind === 'lease'
  return (
    <Modal
      open
      title={t('booking:console.use')}
      okText={t('booking:console.save')}
      confirmLoading={record.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          kind: 'maintenance',
          spaceIds: [],
          date: day.toString(),
          toDay: day.toString(),
          from: '09:00',
          to: '12:00',
        }}
      >
        <FormFields problem={record.error}>
          <Form.Item name="kind" label={t('booking:console.kind')}>
            <Radio.Group
              options={(['maintenance', 'lease'] as const).map((value) => ({
                value,
                label: t(`booking:useKind.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="spaceIds" label={t('booking:console.spaces')} rules={needed}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={calendar.spaces.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="title" label={t('booking:console.title')} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <div className="place-times">
            <Form.Item name="date" label={t('booking:console.date')}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="from" label={t('booking:console.from')} rules={needed}>
              <TimePicker />
            </Form.Item>
            <Form.Item name="toDay" label={t('booking:console.toDay')}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="to" label={t('booking:console.to')} rules={needed}>
              <TimePicker />
            </Form.Item>
          </div>
          {lease && (
            <>
              <Form.Item name="grounds" label={t('booking:console.grounds')} rules={needed}>
                <Input.TextArea rows={2} maxLength={200} />
              </Form.Item>
              <Form.Item
                name="biddingNo"
                label={t('booking:console.biddingNo')}
                extra={t('booking:console.biddingHint')}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="yuan" label={t('booking:console.priceYuan')}>
                <InputNumber min={0} precision={2} />
              </Form.Item>
            </>
          )}
        </FormFields>
      </Form>
    </Modal>
  )
}
