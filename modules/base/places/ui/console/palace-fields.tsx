import { DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { z } from '@hono/zod-openapi'
import { useCall } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import {
  accessibilityFacts,
  constructionModes,
  levels,
  operationModes,
  palaceStatuses,
  placeNamesRoute,
  sizeClasses,
  type PalaceDetail,
  type PalaceText,
} from '../../contract.ts'
import './places.css'

export type PalaceFieldsValue = Omit<z.input<typeof PalaceText>, 'openedOn'> & { openedOn?: Dayjs | null }

/** What the form holds, as the API takes it; an emptied address of a source is none. */
export const textOf = ({ openedOn, sourceUrl, ...rest }: PalaceFieldsValue): z.input<typeof PalaceText> => ({
  ...rest,
  sourceUrl: sourceUrl || null,
  openedOn: openedOn?.format('YYYY-MM-DD') ?? null,
})

/** A palace as the form holds it. */
export function fieldsOf(palace: PalaceDetail): PalaceFieldsValue {
  const {
    divisionCode,
    name,
    nameEn,
    level,
    sizeClass,
    operationMode,
    constructionMode,
    status,
    address,
    routeText,
  } = palace
  const { lng, lat, phone, landM2, floorM2, openedOn, introduction, accessibility, honours, sourceUrl } =
    palace
  const text = {
    divisionCode,
    name,
    nameEn,
    level,
    sizeClass,
    operationMode,
    constructionMode,
    status,
    address,
    routeText,
  }
  return {
    ...text,
    lng,
    lat,
    phone,
    landM2,
    floorM2,
    introduction,
    accessibility,
    honours,
    sourceUrl,
    openedOn: openedOn ? dayjs(openedOn) : null,
  }
}

/** The fields of a palace's facts, for entering one and for changing one. */
export function PalaceFields() {
  const t = useT()
  const names = useCall(placeNamesRoute, {})
  const needed = [{ required: true, message: t('places:console.needed') }]
  const line = (name: keyof PalaceFieldsValue, most: number, required = false) => (
    <Form.Item name={name} label={t(`places:field.${name}`)} rules={required ? needed : []}>
      <Input maxLength={most} />
    </Form.Item>
  )
  const number = (name: 'lng' | 'lat' | 'landM2' | 'floorM2', required = false) => (
    <Form.Item name={name} label={t(`places:field.${name}`)} rules={required ? needed : []}>
      <InputNumber {...(required ? { step: 0.0001 } : { min: 1, precision: 0 })} />
    </Form.Item>
  )
  return (
    <div className="form-columns">
      {line('name', 60, true)}
      {line('nameEn', 120)}
      <Form.Item name="divisionCode" label={t('places:field.divisionCode')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={names.data?.divisions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Choice
        name="level"
        options={levels.map((value) => ({ value, label: t(`places:level.${value}`) }))}
        required
      />
      <Choice
        name="sizeClass"
        options={sizeClasses.map((value) => ({ value, label: t(`places:size.${value}`) }))}
      />
      <Choice
        name="status"
        options={palaceStatuses.map((value) => ({ value, label: t(`places:status.${value}`) }))}
        required
      />
      <Choice
        name="operationMode"
        options={operationModes.map((value) => ({ value, label: t(`places:operation.${value}`) }))}
        required
      />
      <Choice
        name="constructionMode"
        options={constructionModes.map((value) => ({ value, label: t(`places:construction.${value}`) }))}
        required
      />
      {line('address', 200, true)}
      {line('phone', 20, true)}
      {number('lng', true)}
      {number('lat', true)}
      {number('landM2')}
      {number('floorM2')}
      <Form.Item name="openedOn" label={t('places:field.openedOn')}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="accessibility" label={t('places:field.accessibility')}>
        <Select
          mode="multiple"
          options={accessibilityFacts.map((value) => ({ value, label: t(`places:accessibility.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="honours" label={t('places:field.honours')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      {line('sourceUrl', 500)}
      <Form.Item name="routeText" label={t('places:field.routeText')} className="wide">
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
      <Form.Item name="introduction" label={t('places:field.introduction')} className="wide">
        <Input.TextArea maxLength={2000} rows={4} />
      </Form.Item>
    </div>
  )
}

type ChoiceProps = {
  name: 'level' | 'sizeClass' | 'status' | 'operationMode' | 'constructionMode'
  options: { value: string; label: string }[]
  required?: boolean
}

function Choice({ name, options, required = false }: ChoiceProps) {
  const t = useT()
  return (
    <Form.Item
      name={name}
      label={t(`places:field.${name}`)}
      rules={required ? [{ required, message: t('places:console.needed') }] : []}
    >
      <Select options={options} allowClear={!required} />
    </Form.Item>
  )
}
