import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { spaceKinds } from '#modules/base/places/contract.ts'
import { addResourceRoute, editResourceRoute, type Resource } from '../../contract.ts'

type Props = { palaceId: string; resource: Resource | null; close: () => void }
type Fields = { name: string; nameEn: string | null; count: number; forKinds: string[] }

/** A kind of thing that is lent, and how many there are: never fewer than are promised. */
export function ResourceDialog({ palaceId, resource, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const options = { says: t('booking:console.saved'), done: close }
  const add = useAct(addResourceRoute, options)
  const edit = useAct(editResourceRoute, options)
  const save = (text: Fields) =>
    resource
      ? edit.mutate({
          params: { palaceId, resourceId: resource.id },
          json: { ...text, version: resource.version },
        })
      : add.mutate({ params: { palaceId }, json: text })
  return (
    <Modal
      open
      title={t(resource ? 'booking:loan.edit' : 'booking:loan.add')}
      okText={t('booking:console.save')}
      confirmLoading={add.isPending || edit.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={resource ?? { name: '', nameEn: null, count: 1, forKinds: [] }}
      >
        <FormFields problem={add.error ?? edit.error}>
          <Form.Item name="name" label={t('booking:loan.name')} rules={[{ required: true }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('booking:loan.nameEn')}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="count" label={t('booking:loan.count')} rules={[{ required: true }]}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Form.Item
            name="forKinds"
            label={t('booking:loan.forKinds')}
            extra={t('booking:loan.forKindsHint')}
          >
            <Select
              mode="multiple"
              options={spaceKinds.map((value) => ({ value, label: t.byKey(`places:space.kind.${value}`) }))}
            />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
