import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import {
  levels,
  overrideRoute,
  setStandardRoute,
  verifications,
  type Standard,
  type Value,
} from '../../contract.ts'

type Fields = {
  number?: number
  bands?: { below?: number; value: number }[]
  from: Dayjs
  level?: (typeof levels)[number] | null
  sourceTitle: string
  sourceNumber?: string
  sourceUrl?: string
  verified: (typeof verifications)[number]
  note?: string
}

/** Another value from a day on, with its source: for the part of the tree that the screen looks at, or for one palace. */
export function StandardForm({
  standard,
  forPalace,
  done,
}: {
  standard: Standard
  forPalace: boolean
  done: () => void
}) {
  const t = useT()
  const scope = useScope()
  const set = useAct(setStandardRoute, { says: t('standards:saved'), done })
  const override = useAct(overrideRoute, { says: t('standards:saved'), done })
  const { unit, inForce } = standard
  const times = unit === 'share' ? 100 : 1
  const banded = inForce && typeof inForce.value !== 'number' && !forPalace ? inForce.value : null
  const valueOf = ({ number = 0, bands }: Fields): Value => (banded && bands ? { bands } : number / times)
  const send = ({ from, number = 0, bands, level, ...source }: Fields) => {
    const effectiveFrom = from.format('YYYY-MM-DD')
    const url = source.sourceUrl || null
    const common = { ...source, sourceUrl: url, key: standard.key, effectiveFrom }
    if (forPalace && scope.palaceId)
      override.mutate({ params: { palaceId: scope.palaceId }, json: { ...common, value: number / times } })
    else
      set.mutate({
        json: {
          ...common,
          value: valueOf({ number, bands, from, ...source }),
          scope: scope.divisionCode,
          level: level ?? null,
        },
      })
  }
  const needed = [{ required: true, message: t('standards:form.needed') }]
  return (
    <Form<Fields>
      layout="vertical"
      onFinish={send}
      initialValues={{
        from: dayjs().add(forPalace ? 0 : 1, 'day'),
        verified: 'no',
        level: inForce?.level,
        ...(banded
          ? { bands: banded.bands }
          : typeof inForce?.value === 'number'
            ? { number: inForce.value * times }
            : {}),
      }}
    >
      <FormFields problem={forPalace ? override.error : set.error}>
        {banded ? (
          <Bands />
        ) : (
          <Form.Item
            name="number"
            label={t('standards:form.value')}
            extra={unit === 'share' ? t('standards:form.percent') : undefined}
            rules={needed}
          >
            <InputNumber min={0} />
          </Form.Item>
        )}
        <Form.Item name="from" label={t('standards:form.from')} rules={needed}>
          <DatePicker allowClear={false} />
        </Form.Item>
        {!forPalace && (
          <Form.Item name="level" label={t('standards:form.level')}>
            <Select
              allowClear
              placeholder={t('standards:form.everyLevel')}
              options={levels.map((value) => ({ value, label: t(`standards:level.${value}`) }))}
            />
          </Form.Item>
        )}
        <Form.Item name="sourceTitle" label={t('standards:form.sourceTitle')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="sourceNumber" label={t('standards:form.sourceNumber')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="sourceUrl" label={t('standards:form.sourceUrl')}>
          <Input maxLength={500} type="url" />
        </Form.Item>
        <Form.Item name="verified" label={t('standards:form.verified')} rules={needed}>
          <Select
            options={verifications.map((value) => ({ value, label: t(`standards:verified.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('standards:form.note')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={set.isPending || override.isPending}>
          {t('standards:form.save')}
        </Button>
      </FormFields>
    </Form>
  )
}

/** The bands by population served; their limits stay, their values change. */
function Bands() {
  const t = useT()
  return (
    <Form.List name="bands">
      {(bands) => (
        <fieldset className="plain-fieldset">
          <legend>{t('standards:form.bands')}</legend>
          {bands.map(({ key, name }, at) => (
            <span key={key} className="band">
              {at < bands.length - 1 && (
                <Form.Item name={[name, 'below']} label={t('standards:form.below')}>
                  <InputNumber min={1} />
                </Form.Item>
              )}
              <Form.Item name={[name, 'value']} label={t('standards:form.value')}>
                <InputNumber min={0} />
              </Form.Item>
            </span>
          ))}
        </fieldset>
      )}
    </Form.List>
  )
}
