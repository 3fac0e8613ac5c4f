import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, TimePicker, useT } from '#kit/ui/console/index.ts'
import { changeSeriesRoute, type Series, type SeriesChanged, type SpaceCalendar } from '../../contract.ts'
import { Conflicts } from './conflicts.tsx'

type Props = { palaceId: string; series: Series; no: number; calendar: SpaceCalendar }
type Fields = {
  reach: 'this' | 'following' | 'all'
  spaceId: string
  startTime: string
  minutes: number
  title: string
  people: number
}
type Conflict = SeriesChanged['conflicts'][number]

/** Another time, room or purpose for one date or many: conflicts come first, each is decided, and only then is it written. */
export function SeriesForm({ palaceId, series, no, calendar }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const [tried, setTried] = useState<SeriesChanged | null>(null)
  const [choices, setChoices] = useState<Record<number, string>>({})
  const attempt = useAct(changeSeriesRoute, { done: setTried })
  const change = useAct(changeSeriesRoute, {
    says: t('booking:season.changed'),
    done: () => setTried(null),
  })
  const one = series.dates.find((date) => date.no === no) ?? series.dates[0]
  if (!one) return null
  const local = Temporal.Instant.from(one.start).toZonedDateTimeISO(calendar.timeZone)
  const send = (dryRun: boolean) => {
    const { reach, ...fields } = form.getFieldsValue()
    const decided = (tried?.conflicts ?? []).flatMap((conflict) => choiceOf(conflict, choices[conflict.no]))
    ;(dryRun ? attempt : change).mutate({
      params: { palaceId, seriesId: series.id },
      json: { reach, no: one.no, ...fields, dryRun, choices: dryRun ? [] : decided },
    })
  }
  const undecided = tried?.conflicts.filter((conflict) => !choices[conflict.no]).length ?? 0
  return (
    <section aria-label={t('booking:season.change')}>
      <h2 className="drawer-part">{t('booking:season.change')}</h2>
      <Form
        form={form}
        layout="vertical"
        onValuesChange={() => setTried(null)}
        onFinish={() => send(true)}
        initialValues={{
          reach: 'this',
          spaceId: one.spaceId,
          startTime: local.toPlainTime().toString({ smallestUnit: 'minute' }),
          minutes: Temporal.Instant.from(one.start).until(one.end).total('minutes'),
          title: series.title,
          people: series.people,
        }}
      >
        <FormFields problem={attempt.error ?? change.error}>
          <Form.Item name="reach" label={t('booking:season.reach')}>
            <Radio.Group
              options={(['this', 'following', 'all'] as const).map((value) => ({
                value,
                label: t(`booking:season.reaches.${value}`),
              }))}
            />
          </Form.Item>
          <div className="rule-fields">
            <Form.Item name="spaceId" label={t('booking:console.space')}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={calendar.spaces.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
            <Form.Item name="startTime" label={t('booking:console.from')} rules={[{ required: true }]}>
              <TimePicker />
            </Form.Item>
            <Form.Item name="minutes" label={t('booking:season.minutes')} rules={[{ required: true }]}>
              <InputNumber min={15} max={1440} step={15} precision={0} className="rule-number" />
            </Form.Item>
            <Form.Item name="people" label={t('booking:console.people')} rules={[{ required: true }]}>
              <InputNumber min={1} max={100_000} precision={0} className="rule-number" />
            </Form.Item>
          </div>
          <Form.Item name="title" label={t('booking:console.title')}>
            <Input maxLength={60} />
          </Form.Item>
          {!tried && (
            <Button htmlType="submit" loading={attempt.isPending}>
              {t('booking:season.try')}
            </Button>
          )}
        </FormFields>
      </Form>
      {tried && (
        <div role="status">
          <Alert
            type={tried.conflicts.length > 0 ? 'warning' : 'success'}
            showIcon
            title={t('booking:season.tried', { fits: tried.changed, conflicts: tried.conflicts.length })}
          />
          <Conflicts
            conflicts={tried.conflicts.map((conflict) => ({ ...conflict, key: conflict.no }))}
            otherwise={[
              { value: 'stay', label: t('booking:season.stay') },
              { value: 'cancel', label: t('booking:season.drop') },
            ]}
            choices={choices}
            choose={(at, value) => setChoices((now) => ({ ...now, [at]: value }))}
          />
          <div className="booking-steps">
            <Button
              type="primary"
              disabled={undecided > 0}
              loading={change.isPending}
              onClick={() => send(false)}
            >
              {undecided > 0 ? t('booking:season.undecided', { count: undecided }) : t('booking:season.do')}
            </Button>
            <Button onClick={() => setTried(null)}>{t('booking:season.again')}</Button>
          </div>
        </div>
      )}
    </section>
  )
}

type Choice =
  | { no: number; become: 'stay' | 'cancel' }
  | { no: number; spaceId: string; start: string; end: string }

function choiceOf({ no, alternatives }: Conflict, choice: string | undefined): Choice[] {
  if (choice === 'stay' || choice === 'cancel') return [{ no, become: choice }]
  const spot = alternatives[Number(choice)]
  return spot ? [{ no, spaceId: spot.spaceId, start: spot.start, end: spot.end }] : []
}
