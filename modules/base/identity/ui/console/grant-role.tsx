import { DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import { findPeopleRoute, grantRoleRoute, type Role } from '../../contract.ts'
import { placeOf, useRoleOptions } from './role-choice.ts'

type Wanted = { digits: string; role: Role; until?: Dayjs | null }

/** Gives a role in the chosen place to someone found by their phone or username. */
export function GrantRole({ close }: { close: () => void }) {
  const t = useT()
  const scope = useScope()
  const options = useRoleOptions()
  const [form] = Form.useForm<Wanted>()
  const find = useAct(findPeopleRoute)
  const grant = useAct(grantRoleRoute, { says: t('identity:roles.granted'), done: close })
  const submit = async ({ digits, role, until }: Wanted) => {
    const { people } = await find.mutateAsync({ json: { digits } })
    const [person, another] = people
    if (!person || another) return form.setFields([{ name: 'digits', errors: [t('identity:roles.nobody')] }])
    grant.mutate({
      json: {
        personId: person.id,
        role,
        ...placeOf(scope),
        ...(until ? { until: until.endOf('day').format() } : {}),
      },
    })
  }
  return (
    <Modal
      open
      title={`${t('identity:roles.grant')} · ${scope.name}`}
      okText={t('identity:roles.grant')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={find.isPending || grant.isPending}
    >
      {/* What failed stands beside its field or was shown in passing. */}
      <Form form={form} layout="vertical" onFinish={(wanted) => void submit(wanted).catch(() => undefined)}>
        <FormFields problem={grant.error ?? find.error}>
          <Form.Item
            name="digits"
            label={t('identity:roles.whom')}
            rules={[{ required: true, message: t('identity:roles.whomNeeded') }]}
          >
            <Input maxLength={30} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="role"
            label={t('identity:roles.role')}
            initialValue={options.at(-1)?.value}
            rules={[{ required: true }]}
          >
            <Select options={options} />
          </Form.Item>
          <Form.Item name="until" label={t('identity:roles.term')}>
            <DatePicker />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
