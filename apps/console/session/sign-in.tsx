import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { useAct, type InputOf } from '#kit/ui/console/client.ts'
import { forgetOnDevice } from '#kit/ui/console/device/device.ts'
import { FormFields, PageHeader, useT } from '#kit/ui/console/index.ts'
import { House } from './house.tsx'
import { nextScreen } from './next-screen.ts'
import { signIn } from './session.ts'

type Credentials = InputOf<typeof signIn>['json']

export function SignIn() {
  // Nobody is signed in here any more: what the device kept for the door goes, only what is untold waits for its owner.
  useEffect(() => void forgetOnDevice(), [])
  const t = useT()
  const [query] = useSearchParams()
  const enter = useAct(signIn, { done: () => location.assign(nextScreen(query.get('next'))) })
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <House />
        <p className="mark">{t('console:shell.mark')}</p>
        <PageHeader title={t('console:signIn.title')} sub={t('console:signIn.sub')} />
        <Form<Credentials>
          layout="vertical"
          size="large"
          onFinish={(json) => enter.mutate({ json })}
          requiredMark={false}
        >
          <FormFields problem={enter.error}>
            <Form.Item
              name="username"
              label={t('console:signIn.username')}
              rules={[{ required: true, message: t('console:signIn.usernameNeeded') }]}
            >
              <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('console:signIn.password')}
              rules={[{ required: true, message: t('console:signIn.passwordNeeded') }]}
            >
              <Input.Password autoComplete="current-password" />
            </Form.Item>
          </FormFields>
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>
            {t('console:signIn.enter')}
          </Button>
        </Form>
        <p className="soft">
          {t('console:signIn.help')} <a href="/">{t('console:user.portal')}</a>
        </p>
      </div>
    </main>
  )
}
