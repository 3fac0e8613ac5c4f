import { Checkbox, Form, InputNumber, Select } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import { bounds, conditions, functionRooms } from '#modules/grow/assessment/contract.ts'
import type { ProjectKind } from '../../contract.ts'

/** What the assessment asks of a finished house: its year, rooms, capacity, safety and rights. P2. */
export function FinishedFields({ kind }: { kind: ProjectKind }) {
  const t = useT()
  const needed = [{ required: true, message: t('projects:console.needed') }]
  const right = (name: 'independentTitle' | 'operatingRight') => (
    <Form.Item name={['house', name]} label={t(`assessment:fact.${name}`)}>
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
  const number = (name: 'seats' | 'expansionM2') => (
    <Form.Item name={['house', name]} label={t(`assessment:fact.${name}`)}>
      <InputNumber precision={0} min={bounds[name][0]} max={bounds[name][1]} />
    </Form.Item>
  )
  return (
    <>
      <h2>{t('projects:house.title')}</h2>
      <p className="soft">{t('projects:house.note')}</p>
      <Form.Item name={['house', 'functions']} label={t('projects:house.functions')} initialValue={[]}>
        <Checkbox.Group
          options={functionRooms.map((value) => ({ value, label: t(`assessment:function.${value}`) }))}
        />
      </Form.Item>
      <div className="form-columns">
        {kind !== 'upgrade' && (
          <Form.Item
            name={['house', 'year']}
            label={t(`projects:house.${kind === 'renovateExpand' ? 'renovatedYear' : 'builtYear'}`)}
            rules={needed}
          >
            <InputNumber precision={0} min={bounds.builtYear[0]} max={bounds.builtYear[1]} />
          </Form.Item>
        )}
        <Form.Item name={['house', 'condition']} label={t('assessment:fact.condition')}>
          <Select
            allowClear
            placeholder={t('assessment:unknown')}
            options={conditions.map((value) => ({ value, label: t(`assessment:condition.${value}`) }))}
          />
        </Form.Item>
        {number('seats')}
        {number('expansionM2')}
        {right('independentTitle')}
        {right('operatingRight')}
      </div>
    </>
  )
}
