import type { z } from '@hono/zod-openapi'
import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import {
  type Account,
  helpReasons,
  resetPasswordRoute,
  resetSecondFactorRoute,
  unlockRoute,
} from '../../contract.ts'

interface HelpBackInProps {
  what: 'unlock' | 'resetPassword' | 'resetFactor'
  account: z.output<typeof Account>
  /** Is given the password for one sign-in, to be shown once. */
  told: (password: string) => void
}

/** One way to help someone back in: says what follows, asks for the reason, and why not when it is not possible. */
export function HelpBackIn({ what, account, told }: HelpBackInProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ reason: (typeof helpReasons)[number] }>()
  const close = () => setOpen(false)
  const unlock = useAct(unlockRoute, { says: t('identity:accounts.unlocked'), done: close })
  const resetFactor = useAct(resetSecondFactorRoute, {
    says: t('identity:accounts.factorReset'),
    done: close,
  })
  const resetPassword = useAct(resetPasswordRoute, {
    done: ({ password }) => {
      close()
      told(password)
    },
  })
  const act = { unlock, resetPassword, resetFactor }[what]
  const label = t(`identity:accounts.${what}`)
  const { personId, username, mayHelp, whyNot } = account
  const button = (
    <Button size="small" type="text" danger={mayHelp && what !== 'unlock'} onClick={() => setOpen(true)}>
      {label}
    </Button>
  )
  if (!mayHelp) return <DisabledWithReason reason={whyNot}>{button}</DisabledWithReason>
  return (
    <>
      {button}
      <Modal
        open={open}
        title={`${label} · ${username}`}
        okText={label}
        okButtonProps={{ danger: what !== 'unlock' }}
        onCancel={close}
        onOk={() => form.submit()}
        confirmLoading={act.isPending}
        destroyOnHidden
      >
        <p>{t(`identity:accounts.consequence.${what}`, { name: username })}</p>
        <Form form={form} layout="vertical" onFinish={(json) => act.mutate({ params: { personId }, json })}>
          <FormFields problem={act.error}>
            <Form.Item name="reason" label={t('identity:accounts.reason')} rules={[{ required: true }]}>
              <Select
                options={helpReasons.map((value) => ({
                  value,
                  label: t(`identity:accounts.reasons.${value}`),
                }))}
              />
            </Form.Item>
          </FormFields>
        </Form>
      </Modal>
    </>
  )
}
