import { Checkbox, Form, Input, InputNumber, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import { issueTokenRoute, type TokenScope, tokenScopeNames } from '../../contract.ts'
import { placeOf } from './role-choice.ts'
import { scopeInWords } from './scope-in-words.ts'

type Wanted = { name: string; scopes: TokenScope[]; days: number }

/** Issues a token for the chosen place, and shows it this once. */
export function IssueToken({ close }: { close: () => void }) {
  const t = useT()
  const scope = useScope()
  const [form] = Form.useForm<Wanted>()
  const [token, setToken] = useState<string | null>(null)
  const issue = useAct(issueTokenRoute, { done: (issued) => setToken(issued.token) })
  const title = `${t('identity:tokens.issue')} · ${scope.name}`
  if (token !== null)
    return (
      <Modal
        open
        title={title}
        okText={t('identity:tokens.done')}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={close}
        // A click beside it must not lose what is shown once.
        mask={{ closable: false }}
        onCancel={close}
      >
        <p>{t('identity:tokens.once')}</p>
        <Typography.Paragraph
          code
          copyable={{ tooltips: [t('identity:tokens.copy'), t('identity:tokens.copy')] }}
        >
          {token}
        </Typography.Paragraph>
      </Modal>
    )
  return (
    <Modal
      open
      title={title}
      okText={t('identity:tokens.issue')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={issue.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ days: 90 }}
        onFinish={(wanted) => issue.mutate({ json: { ...wanted, ...placeOf(scope) } })}
      >
        <FormFields problem={issue.error}>
          <Form.Item
            name="name"
            label={t('identity:tokens.name')}
            extra={t('identity:tokens.nameHint')}
            rules={[{ required: true, whitespace: true, message: t('identity:tokens.nameNeeded') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="scopes"
            label={t('identity:tokens.scopes')}
            rules={[{ required: true, message: t('identity:tokens.scopesNeeded') }]}
          >
            <Checkbox.Group
              options={tokenScopeNames.map((value) => ({
                value,
                label: scopeInWords(t, value),
              }))}
            />
          </Form.Item>
          <Form.Item name="days" label={t('identity:tokens.days')} extra={t('identity:tokens.daysHint')}>
            <InputNumber min={1} max={366} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
