import '#kit/ui/messages/index.ts'
import { Button, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import { illustrationKeys } from '#kit/ui/illustrations/index.tsx'
import { concessionGroups, forms, kinds, priceClasses } from '../../contract.ts'
import type { ProgrammeFields } from './programme-fields.ts'

/** Title, summary, description, rules, teacher, picture. */
export function TextFields() {
  const t = useT()
  const needed = [{ required: true, message: t('catalog:console.needed') }]
  return (
    <>
      <Form.Item name="form" label={t('catalog:field.form')}>
        <Radio.Group options={forms.map((value) => ({ value, label: t(`catalog:form.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('catalog:field.kind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`catalog:kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('catalog:field.title')} rules={needed}>
        <Input maxLength={80} showCount />
      </Form.Item>
      <Form.Item name="titleEn" label={t('catalog:field.titleEn')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="summary"
        label={t('catalog:field.summary')}
        rules={needed}
        extra={t('catalog:console.summaryHint')}
      >
        <Input maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="description" label={t('catalog:field.description')}>
        <Input.TextArea rows={5} maxLength={5000} />
      </Form.Item>
      <Form.Item name="rulesText" label={t('catalog:field.rules')} extra={t('catalog:console.rulesHint')}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="teacherName" label={t('catalog:field.teacher')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="teacherNote" label={t('catalog:field.teacherNote')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="illustration" label={t('catalog:field.illustration')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={illustrationKeys.map((value) => ({ value, label: t(`ui:illustration.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="signature" label={t('catalog:tag.signature')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  )
}

/** Price class, price and who pays less. P5. */
export function PriceFields() {
  const t = useT()
  const priceClass = Form.useWatch<ProgrammeFields['priceClass']>('priceClass')
  const yuan = [{ pattern: /^\d{1,6}(\.\d{1,2})?$/, message: t('catalog:console.yuanHint') }]
  return (
    <>
      <Form.Item name="priceClass" label={t('catalog:field.priceClass')}>
        <Radio.Group options={priceClasses.map((value) => ({ value, label: t(`ui:price.${value}`) }))} />
      </Form.Item>
      {priceClass !== 'free' && (
        <>
          <Form.Item name="priceYuan" label={t('catalog:field.priceYuan')} rules={yuan}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.List name="concessions">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <div key={key} className="inline-fields">
                    <Form.Item name={[name, 'who']} label={t('catalog:field.who')}>
                      <Select
                        options={concessionGroups.map((value) => ({
                          value,
                          label: t(`catalog:concession.${value}`),
                        }))}
                      />
                    </Form.Item>
                    <Form.Item name={[name, 'priceYuan']} label={t('catalog:field.priceYuan')} rules={yuan}>
                      <Input inputMode="decimal" />
                    </Form.Item>
                    <Button type="link" className="row-end" onClick={() => remove(name)}>
                      {t('catalog:console.remove')}
                    </Button>
                  </div>
                ))}
                <Button onClick={() => add({ who: 'member', priceYuan: '0' })}>
                  {t('catalog:console.addConcession')}
                </Button>
              </>
            )}
          </Form.List>
        </>
      )}
      <Form.Item
        name="gigReserved"
        label={t('catalog:field.gigReserved')}
        extra={t('catalog:console.gigHint')}
      >
        <InputNumber min={0} precision={0} />
      </Form.Item>
    </>
  )
}
