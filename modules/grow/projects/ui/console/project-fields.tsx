import { Form, Input, InputNumber, Select } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import { constructionModes } from '../../contract.ts'

/** What an official writes about a project, for proposing one and for changing one. */
export function ProjectFields() {
  const t = useT()
  const needed = [{ required: true, message: t('projects:console.needed') }]
  return (
    <>
      <Form.Item name="title" label={t('projects:field.title')} rules={needed} className="wide">
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="address" label={t('projects:field.address')} rules={needed} className="wide">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="floorM2" label={t('projects:field.floorM2')} rules={needed}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item
        name="officeM2"
        label={t('projects:field.officeM2')}
        extra={t('projects:console.officeHint')}
      >
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item name="constructionMode" label={t('projects:field.constructionMode')}>
        <Select
          options={constructionModes.map((value) => ({
            value,
            label: t(`projects:constructionMode.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="lng" label={t('projects:field.lng')}>
        <InputNumber step={0.0001} />
      </Form.Item>
      <Form.Item name="lat" label={t('projects:field.lat')}>
        <InputNumber step={0.0001} />
      </Form.Item>
      <Form.Item
        name="summary"
        label={t('projects:field.summary')}
        extra={t('projects:console.summaryHint')}
        className="wide"
      >
        <Input.TextArea maxLength={1000} rows={2} />
      </Form.Item>
    </>
  )
}
