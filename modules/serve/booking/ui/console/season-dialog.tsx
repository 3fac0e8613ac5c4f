import { Checkbox, Form, type FormInstance, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, TimePicker, useT } from '#kit/ui/console/index.ts'
import { bookSeriesRoute, planSeriesRoute, type SeriesPlan, type SpaceCalendar } from '../../contract.ts'
import { type LoanCounts, LoanFields, wishesOf } from './loan-fields.tsx'
import { SeasonPlan } from './season-plan.tsx'

type Props = { palaceId: string; calendar: SpaceCalendar; day: Temporal.PlainDate; close: () => void }
type Choice =
  | { date: string; skip: true }
  | { date: string; spaceId: string; start: string; end: string; bare?: boolean }
type Fields = {
  kind: 'booking' | 'maintenance'
  spaceId: string
  rule: string[]
  firstDate: string
  lastDate: string
  startTime: string
  minutes: number
  people: number
  title: string
  holidays: boolean
  adjustedWorkdays: boolean
  loans?: LoanCounts
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const SEASON_WEEKS = 12

/** The same hours of many weeks: planned first, each conflict decided, then all dates at once. */
export function SeasonDialog({ palaceId, calendar, day, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const [planned, setPlanned] = useState<SeriesPlan | null>(null)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const plan = useAct(planSeriesRoute, { done: setPlanned })
  const book = useAct(bookSeriesRoute, { says: t('booking:season.booked'), done: close })
  const open = planned?.dates.filter(({ why }) => why !== null) ?? []
  const undecided = open.filter(({ date }) => !choices[date]).length
  const wish = () => {
    const { rule, holidays, adjustedWorkdays, title, loans, ...same } = form.getFieldsValue()
    return {
      ...same,
      resources: wishesOf(loans),
      title: title?.trim() ?? '',
      rule: `FREQ=WEEKLY;BYDAY=${rule.join(',')}`,
      holidays: holidays ? ('skip' as const) : ('keep' as const),
      adjustedWorkdays: adjustedWorkdays ? ('skip' as const) : ('keep' as const),
    }
  }
  const decided = () =>
    open.flatMap(({ date, spaceId, start, end, alternatives }): Choice[] => {
      const spot = alternatives[Number(choices[date])]
      if (choices[date] === 'bare') return [{ date, spaceId, start, end, bare: true }]
      if (choices[date] === 'skip') return [{ date, skip: true as const }]
      return spot ? [{ date, spaceId: spot.spaceId, start: spot.start, end: spot.end }] : []
    })
  const change = () => {
    setPlanned(null)
    setChoices({})
  }
  const needed = [{ required: true }]
  return (
    <Modal
      open
      width={720}
      title={t('booking:season.begin')}
      okText={
        !planned
          ? t('booking:season.plan')
          : undecided > 0
            ? t('booking:season.undecided', { count: undecided })
            : t('booking:season.bookAll')
      }
      okButtonProps={{ disabled: undecided > 0 }}
      confirmLoading={plan.isPending || book.isPending}
      onOk={() =>
        planned
          ? book.mutate({ params: { palaceId }, json: { ...wish(), choices: decided() } })
          : form.submit()
      }
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onValuesChange={change}
        onFinish={() => plan.mutate({ params: { palaceId }, json: wish() })}
        initialValues={{
          kind: 'booking',
          rule: [weekdays[day.dayOfWeek - 1]],
          firstDate: day.toString(),
          lastDate: day.add({ weeks: SEASON_WEEKS }).toString(),
          startTime: '19:00',
          minutes: 120,
          people: 20,
          holidays: true,
          adjustedWorkdays: false,
        }}
      >
        <FormFields problem={plan.error ?? book.error}>
          <Form.Item name="kind" label={t('booking:console.kind')}>
            <Radio.Group
              options={(['booking', 'maintenance'] as const).map((value) => ({
                value,
                label: t(`booking:useKind.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="spaceId" label={t('booking:console.space')} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={calendar.spaces.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="title" label={t('booking:console.title')} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="rule"
            label={t('booking:series.weekday')}
            rules={[{ type: 'array', min: 1, message: t('booking:season.chooseDay') }]}
          >
            <Checkbox.Group
              options={weekdays.map((value) => ({ value, label: t(`booking:series.day.${value}`) }))}
            />
          </Form.Item>
          <div className="place-times">
            <Form.Item name="firstDate" label={t('booking:series.first')} rules={needed}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="lastDate" label={t('booking:series.last')} rules={needed}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="startTime" label={t('booking:series.start')} rules={needed}>
              <TimePicker />
            </Form.Item>
            <Form.Item name="minutes" label={t('booking:season.minutes')} rules={needed}>
              <InputNumber min={15} max={1440} step={15} precision={0} />
            </Form.Item>
            <Form.Item name="people" label={t('booking:console.people')} rules={needed}>
              <InputNumber min={1} max={100_000} precision={0} />
            </Form.Item>
          </div>
          <SeasonLoans palaceId={palaceId} calendar={calendar} form={form} />
          <Form.Item name="holidays" valuePropName="checked" noStyle>
            <Checkbox>{t('booking:series.skipHolidays')}</Checkbox>
          </Form.Item>
          <Form.Item name="adjustedWorkdays" valuePropName="checked" noStyle>
            <Checkbox>{t('booking:season.skipAdjusted')}</Checkbox>
          </Form.Item>
        </FormFields>
      </Form>
      {planned && (
        <SeasonPlan
          plan={planned}
          choices={choices}
          choose={(date, value) => setChoices((now) => ({ ...now, [date]: value }))}
        />
      )}
    </Modal>
  )
}

/** What goes with every date; how many are left is said for the first, the plan tells where it is too few. */
function SeasonLoans({
  palaceId,
  calendar,
  form,
}: Pick<Props, 'palaceId' | 'calendar'> & { form: FormInstance<Fields> }) {
  const spaceId = Form.useWatch('spaceId', form)
  const [firstDate, startTime] = [Form.useWatch('firstDate', form), Form.useWatch('startTime', form)]
  const minutes = Form.useWatch('minutes', form)
  const kind = calendar.spaces.find(({ id }) => id === spaceId)?.kind
  if (!kind || !firstDate || !startTime || !minutes) return null
  const start = Temporal.PlainDate.from(firstDate)
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: startTime })
    .toInstant()
  const end = start.add({ minutes })
  return <LoanFields palaceId={palaceId} kind={kind} start={start.toString()} end={end.toString()} />
}
