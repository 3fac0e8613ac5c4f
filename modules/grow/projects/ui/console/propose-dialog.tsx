import { Form, InputNumber, Modal, Select } from 'antd'
import type { z } from '@hono/zod-openapi'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import { projectKinds, proposeProjectRoute, type ProposeInput } from '../../contract.ts'
import { ProjectFields } from './project-fields.tsx'

type Fields = Omit<z.input<typeof ProposeInput>, 'plannedFen'> & { plannedWan?: number }

/** Proposes a project in the chosen part of the tree. */
export function ProposeDialog({
  onClose,
  onProposed,
}: {
  onClose: () => void
  onProposed: (projectId: string) => void
}) {
  const t = useT()
  const scope = useScope()
  const [form] = Form.useForm<Fields>()
  const names = useCall(placeNamesRoute, {})
  const act = useAct(proposeProjectRoute, {
    says: t('projects:console.proposed'),
    done: ({ projectId }) => onProposed(projectId),
  })
  const kind = Form.useWatch('kind', form)
  const division = Form.useWatch('divisionCode', form)
  const divisions = names.data?.divisions.filter(({ code }) => code.startsWith(scope.divisionCode))
  const below = names.data?.divisions.find(({ code }) => code === division)?.scope
  const palaces = names.data?.palaces.filter(({ divisionCode }) => below && divisionCode.startsWith(below))
  const needed = [{ required: true, message: t('projects:console.needed') }]
  const ofHouse = kind === 'upgrade' || kind === 'renovateExpand'
  return (
    <Modal
      open
      width={720}
      title={t('projects:console.propose')}
      okText={t('projects:console.propose')}
      cancelText={t('console:confirm.back')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          // A county proposes for itself; whoever looks at more says where.
          ...(scope.divisionCode.length === 6 ? { divisionCode: scope.divisionCode } : {}),
          kind: 'newBuild',
          constructionMode: 'standalone',
          officeM2: 0,
        }}
        onFinish={({ plannedWan = 0, ...fields }) =>
          act.mutate({ json: { ...fields, plannedFen: Math.round(plannedWan * 1e6) } })
        }
      >
        <FormFields problem={act.error}>
          <div className="form-columns">
            <Form.Item name="divisionCode" label={t('projects:field.division')} rules={needed}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={divisions?.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Form.Item>
            <Form.Item name="kind" label={t('projects:field.kind')} rules={needed}>
              <Select
                options={projectKinds.map((value) => ({ value, label: t(`projects:kind.${value}`) }))}
              />
            </Form.Item>
            {ofHouse && (
              <Form.Item name="palaceId" label={t('projects:field.palace')} rules={needed} className="wide">
                <Select options={palaces?.map(({ id, name }) => ({ value: id, label: name }))} />
              </Form.Item>
            )}
            <ProjectFields />
            <Form.Item name="plannedWan" label={t('projects:money.wan.planned')} rules={needed}>
              <InputNumber min={0} precision={6} />
            </Form.Item>
            <Form.Item name="baselineFinish" label={t('projects:field.baselineFinish')} rules={needed}>
              <DayPicker />
            </Form.Item>
          </div>
        </FormFields>
      </Form>
    </Modal>
  )
}
