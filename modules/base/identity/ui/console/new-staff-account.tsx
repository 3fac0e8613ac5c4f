import { Form, Input, Modal, Select } from 'antd'
import { type InputOf, useAct } from '#kit/ui/console/client.ts'
import { FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import { createStaffRoute, grantRoleRoute, type Role } from '../../contract.ts'
import { placeOf, useRoleOptions } from './role-choice.ts'

type Wanted = InputOf<typeof createStaffRoute>['json'] & { role?: Role }

/**
 * Makes an account with a username and password, and gives it its first role in the chosen place. The system
 * administrator, who gives no rights, makes the account alone.
 */
export function NewStaffAccount({ mayGrant, close }: { mayGrant: boolean; close: () => void }) {
  const t = useT()
  const scope = useScope()
  const options = useRoleOptions()
  const [form] = Form.useForm<Wanted>()
  const create = useAct(createStaffRoute, { says: t('identity:roles.staffMade') })
  const grant = useAct(grantRoleRoute, { says: t('identity:roles.granted'), done: close })
  const submit = async ({ role, phone, ...staff }: Wanted) => {
    const { id } = await create.mutateAsync({ json: { ...staff, ...(phone ? { phone } : {}) } })
    if (role) await grant.mutateAsync({ json: { personId: id, role, ...placeOf(scope) } })
    else close()
  }
  return (
    <Modal
      open
      title={`${t('identity:roles.staff')} · ${scope.name}`}
      okText={t('identity:roles.create')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={create.isPending || grant.isPending}
    >
      {/* What failed stands beside its field or was shown in passing. */}
      <Form form={form} layout="vertical" onFinish={(wanted) => void submit(wanted).catch(() => undefined)}>
        <FormFields problem={create.error ?? grant.error}>
          <Form.Item
            name="name"
            label={t('identity:field.name')}
            rules={[{ required: true, message: t('identity:errors.name-needed') }]}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="username"
            label={t('identity:field.username')}
            extra={t('identity:field.usernameHint')}
            rules={[{ required: true, message: t('identity:errors.username-not-understood') }]}
          >
            <Input maxLength={30} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('identity:field.password')}
            extra={t('identity:field.passwordHint')}
            rules={[{ required: true, message: t('identity:field.passwordHint') }]}
          >
            <Input.Password maxLength={100} autoComplete="new-password" />
          </Form.Item>
          <Form.Item name="phone" label={t('identity:field.phone')}>
            <Input inputMode="tel" maxLength={20} autoComplete="off" />
          </Form.Item>
          {mayGrant && (
            <Form.Item
              name="role"
              label={t('identity:roles.role')}
              initialValue={options.at(-1)?.value}
              rules={[{ required: true }]}
            >
              <Select options={options} />
            </Form.Item>
          )}
        </FormFields>
      </Form>
    </Modal>
  )
}
