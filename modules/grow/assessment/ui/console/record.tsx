import { Button, Form, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, PageHeader, useGo, useScope, useT } from '#kit/ui/console/index.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import { recordVenueRoute, stateNoneRoute } from '../../contract.ts'
import { textOf, VenueFields, type VenueFieldsValue } from './venue-fields.tsx'
import './assessment.css'

/** Records an existing venue, or states that a division has none. P2. */
export default function RecordScreen() {
  const t = useT()
  return (
    <>
      <PageHeader
        title={t('assessment:console.record')}
        trail={[{ label: t('assessment:console.register'), to: '/venues' }]}
      />
      <section className="card">
        <Tabs
          items={[
            { key: 'venue', label: t('assessment:state.venue'), children: <RecordVenue /> },
            { key: 'none', label: t('assessment:state.none'), children: <StateNone /> },
          ]}
        />
      </section>
    </>
  )
}

/** The division that the register came from, or the one that the screen looks at. */
function useDivision() {
  const scope = useScope()
  const [query] = useSearchParams()
  const names = useCall(placeNamesRoute, {})
  const options = names.data?.divisions
    .filter(({ scope: own }) => own.length > 2 && own.startsWith(scope.divisionCode))
    .map(({ code, name }) => ({ value: code, label: name }))
  const asked = query.get('for')
  const own = scope.divisionCode.length > 2 ? scope.divisionCode.padEnd(6, '0') : undefined
  return { options, first: asked ?? own }
}

type Chosen = { divisionCode?: string; factsOn?: string }

function RecordVenue() {
  const t = useT()
  const go = useGo()
  const { options, first } = useDivision()
  const [form] = Form.useForm<VenueFieldsValue & Chosen>()
  const [division, choose] = useState(first)
  const act = useAct(recordVenueRoute, {
    says: t('assessment:console.recorded'),
    done: ({ venueId }) => go(`/venues/${venueId}`),
  })
  return (
    <Form<VenueFieldsValue & { divisionCode: string }>
      form={form as never}
      layout="vertical"
      initialValues={{ divisionCode: first, compact: false }}
      onFinish={({ divisionCode, ...fields }) => act.mutate({ json: { divisionCode, ...textOf(fields) } })}
    >
      <FormFields problem={act.error}>
        <DivisionField options={options} onChange={choose} />
        <VenueFields divisionCode={division ?? ''} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('assessment:console.recordAndJudge')}
        </Button>
      </FormFields>
    </Form>
  )
}

function StateNone() {
  const t = useT()
  const go = useGo()
  const { options, first } = useDivision()
  const act = useAct(stateNoneRoute, {
    says: t('assessment:console.recorded'),
    done: ({ venueId }) => go(`/venues/${venueId}`),
  })
  const needed = [{ required: true, message: t('assessment:form.needed') }]
  return (
    <Form<{ divisionCode: string; factsOn: string; source: string }>
      layout="vertical"
      initialValues={{ divisionCode: first }}
      onFinish={(json) => act.mutate({ json })}
    >
      <FormFields problem={act.error}>
        <p>{t('assessment:console.noneNote')}</p>
        <DivisionField options={options} />
        <div className="assessment-fields">
          <Form.Item name="factsOn" label={t('assessment:column.factsOn')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="source" label={t('assessment:form.source')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('assessment:console.stateNone')}
        </Button>
      </FormFields>
    </Form>
  )
}

type DivisionFieldProps = {
  options: { value: string; label: string }[] | undefined
  onChange?: (code: string) => void
}

function DivisionField({ options, onChange }: DivisionFieldProps) {
  const t = useT()
  return (
    <Form.Item
      name="divisionCode"
      label={t('assessment:column.division')}
      rules={[{ required: true, message: t('assessment:form.needed') }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} {...(onChange && { onChange })} />
    </Form.Item>
  )
}
