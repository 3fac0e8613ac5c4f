import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { z } from '@hono/zod-openapi'
import { fenOfWan, wanOf } from '#kit/money/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import { DayPicker, useT } from '#kit/ui/console/index.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import { bounds, conditions, type VenueText } from '../../contract.ts'
import { RoomFields, roomsOf, type RoomStates, roomStates } from './room-fields.tsx'

type Text = z.input<typeof VenueText>
/** What the form holds: each room by itself, and money as people say it, in 万元. */
export type VenueFieldsValue = Omit<Text, 'costFen' | 'functions' | 'unknownRooms'> & {
  rooms?: RoomStates
  costWan?: number | null
}

/** As the API takes it. */
export const textOf = ({ rooms, costWan, sourceUrl, ...rest }: VenueFieldsValue): Text => ({
  ...rest,
  ...roomsOf(rooms),
  costFen: costWan ? fenOfWan(costWan) : null,
  sourceUrl: sourceUrl || null,
})

/** A venue as the form holds it. */
export const fieldsOf = ({ costFen, functions, unknownRooms, ...text }: VenueText): VenueFieldsValue => ({
  ...text,
  rooms: roomStates({ functions, unknownRooms }),
  costWan: costFen === null ? null : wanOf(costFen),
})

/** The facts of a venue; what nobody knows stays empty. */
export function VenueFields({ divisionCode }: { divisionCode: string }) {
  const t = useT()
  const names = useCall(placeNamesRoute, {})
  const scope = divisionCode.replace(/(00){1,2}$/, '')
  const needed = [{ required: true, message: t('assessment:form.needed') }]
  const whole = (name: Exclude<keyof typeof bounds, 'lng' | 'lat'>) => (
    <Form.Item name={name} label={t(`assessment:fact.${name}`)}>
      <InputNumber precision={0} min={bounds[name][0]} max={bounds[name][1]} />
    </Form.Item>
  )
  const place = (name: 'lng' | 'lat') => (
    <Form.Item name={name} label={t(`assessment:fact.${name}`)}>
      <InputNumber step={0.0001} min={bounds[name][0]} max={bounds[name][1]} />
    </Form.Item>
  )
  const known = (name: 'independentTitle' | 'operatingRight') => (
    <Form.Item name={name} label={t(`assessment:fact.${name}`)}>
      <Select
        allowClear
        placeholder={t('assessment:unknown')}
        options={[
          { value: true, label: t('assessment:have') },
          { value: false, label: t('assessment:lack') },
        ]}
      />
    </Form.Item>
  )
  return (
    <div className="assessment-fields">
      <Form.Item name="name" label={t('assessment:fact.name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="palaceId" label={t('assessment:form.palace')} extra={t('assessment:form.palaceHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={names.data?.palaces
            .filter((palace) => palace.divisionCode.startsWith(scope))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {whole('floorM2')}
      {whole('expansionM2')}
      {whole('builtYear')}
      <Form.Item
        name="renovatedYear"
        label={t('assessment:fact.renovatedYear')}
        extra={t('assessment:form.renovatedHint')}
      >
        <InputNumber precision={0} min={bounds.renovatedYear[0]} max={bounds.renovatedYear[1]} />
      </Form.Item>
      <Form.Item
        name="condition"
        label={t('assessment:fact.condition')}
        extra={t('assessment:form.conditionHint')}
      >
        <Select
          allowClear
          placeholder={t('assessment:unknown')}
          options={conditions.map((value) => ({ value, label: t(`assessment:condition.${value}`) }))}
        />
      </Form.Item>
      {whole('seats')}
      {known('independentTitle')}
      {known('operatingRight')}
      <RoomFields />
      <Form.Item
        name="compact"
        valuePropName="checked"
        extra={t('assessment:form.compactHint')}
        className="wide"
      >
        <Checkbox>{t('assessment:fact.compact')}</Checkbox>
      </Form.Item>
      <Form.Item name="costWan" label={t('assessment:form.cost')}>
        <InputNumber precision={2} min={0.01} />
      </Form.Item>
      <Form.Item name="address" label={t('assessment:form.address')}>
        <Input maxLength={200} />
      </Form.Item>
      {place('lng')}
      {place('lat')}
      <Form.Item name="factsOn" label={t('assessment:column.factsOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="source" label={t('assessment:form.source')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="sourceUrl" label={t('assessment:form.sourceUrl')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label={t('assessment:form.note')} className="wide">
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </div>
  )
}
