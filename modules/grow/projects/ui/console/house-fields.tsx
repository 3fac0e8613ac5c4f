import { Button, Form, Input, InputNumber, Select } from 'antd'
import { DayPicker, useT } from '#kit/ui/console/index.ts'
import { spaceKinds } from '#modules/base/places/contract.ts'

/** The facts of a house that a handover settles. */
export function HouseFields({ isNew }: { isNew: boolean }) {
  const t = useT()
  const needed = [{ required: true, message: t('projects:console.needed') }]
  const number = (name: 'lng' | 'lat' | 'landM2' | 'floorM2', required = false) => (
    <Form.Item name={['text', name]} label={t(`places:field.${name}`)} rules={required ? needed : []}>
      <InputNumber {...(required && name !== 'floorM2' ? { step: 0.0001 } : { min: 1, precision: 0 })} />
    </Form.Item>
  )
  return (
    <div className="form-columns">
      <Form.Item name={['text', 'name']} label={t('places:field.name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      {isNew && (
        <Form.Item
          name="slug"
          label={t('places:field.slug')}
          extra={t('places:field.slugHint')}
          rules={[
            { required: true, pattern: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/, message: t('places:field.slugHint') },
          ]}
        >
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name={['text', 'address']} label={t('places:field.address')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['text', 'phone']} label={t('places:field.phone')} rules={needed}>
        <Input maxLength={20} />
      </Form.Item>
      {number('lng', true)}
      {number('lat', true)}
      {number('landM2')}
      {number('floorM2', true)}
      <Form.Item name={['text', 'openedOn']} label={t('places:field.openedOn')}>
        <DayPicker />
      </Form.Item>
    </div>
  )
}

/** Spaces that came to the house, one a line. */
export function SpaceFields() {
  const t = useT()
  const needed = [{ required: true, message: t('projects:console.needed') }]
  return (
    <Form.List name="spaces">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="form-columns space-row">
              <Form.Item name={[name, 'name']} label={t('projects:space.name')} rules={needed}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'kind']} label={t('projects:space.kind')} rules={needed}>
                <Select
                  options={spaceKinds.map((value) => ({ value, label: t(`places:space.kind.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'areaM2']} label={t('projects:space.areaM2')}>
                <InputNumber min={1} precision={0} />
              </Form.Item>
              <Form.Item name={[name, 'capacity']} label={t('projects:space.capacity')}>
                <InputNumber min={1} precision={0} />
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('projects:space.remove')}</Button>
            </div>
          ))}
          <p>
            <Button onClick={() => add()}>{t('projects:space.add')}</Button>
          </p>
        </>
      )}
    </Form.List>
  )
}
