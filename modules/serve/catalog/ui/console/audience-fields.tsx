import { Form, InputNumber, Select, Switch } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import { useT } from '#kit/ui/console/index.ts'

/** Who may come, condition by condition; all that are set must hold. The preview says it in the portal's words. */
export function AudienceFields() {
  const t = useT()
  const names = useCall(placeNamesRoute, {})
  return (
    <>
      <Form.Item name="membersOnly" label={t('catalog:tag.membersOnly')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="unions" label={t('catalog:field.unions')} extra={t('catalog:console.unionsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '\uff0c', '\u3001']} />
      </Form.Item>
      <div className="inline-fields">
        <Form.Item name="ageMin" label={t('catalog:field.ageMin')}>
          <InputNumber min={0} max={120} precision={0} />
        </Form.Item>
        <Form.Item name="ageMax" label={t('catalog:field.ageMax')}>
          <InputNumber min={0} max={120} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="residentsOf" label={t('catalog:field.residentsOf')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('catalog:console.anywhere')}
          options={names.data?.divisions.map(({ scope, name }) => ({ value: scope, label: name }))}
        />
      </Form.Item>
    </>
  )
}
