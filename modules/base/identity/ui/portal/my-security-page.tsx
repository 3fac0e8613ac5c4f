import {
  Button,
  Buttons,
  ErrorSummary,
  errorOf,
  FactList,
  Flash,
  Form,
  type FormError,
  LinkButton,
  Page,
  Section,
  TextInput,
  useT,
} from '#kit/ui/portal/index.ts'

import { LinkedAccounts, type LinkedAccountsProps } from './linked-accounts.tsx'

interface MySecurityPageProps {
  factors: { totp: boolean; passkeys: number; recoveryLeft: number }
  /** Must this person show a second factor? */
  must: boolean
  hasPassword: boolean
  elsewhere: LinkedAccountsProps
  saved: boolean
  errors: FormError[]
}

/** How someone signs in: password, authenticator, recovery codes; passkeys and devices stand on pages of their own. */
export function MySecurityPage({
  factors,
  must,
  elsewhere,
  hasPassword,
  saved,
  errors,
}: MySecurityPageProps) {
  const t = useT()
  const title = t('identity:security.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:my'), href: '/my' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {saved && <Flash>{t('identity:saved')}</Flash>}
      <ErrorSummary errors={errors} />
      <FactList
        facts={[
          {
            label: t('identity:totp.name'),
            value: t(factors.totp ? 'identity:security.on' : 'identity:security.off'),
            detail: must ? t('identity:security.must') : undefined,
          },
          ...(factors.totp
            ? [
                {
                  label: t('identity:recovery.name'),
                  value: t('identity:recovery.left', { count: factors.recoveryLeft }),
                },
              ]
            : []),
          {
            label: t('identity:passkey.name'),
            value: t('identity:passkey.count', { count: factors.passkeys }),
          },
        ]}
      />
      <Section id="totp" title={t('identity:totp.name')}>
        <p>{t('identity:totp.why')}</p>
        <Buttons>
          <LinkButton href="/my/security/totp">
            {t(factors.totp ? 'identity:totp.change' : 'identity:totp.title')}
          </LinkButton>
        </Buttons>
        {factors.totp && (
          <Form action="/my/security/recovery-codes">
            <TextInput
              name="code"
              label={t('identity:secondFactor.code')}
              hint={t('identity:secondFactor.codeHint')}
              autoComplete="one-time-code"
              maxLength={40}
              spellCheck={false}
              error={errorOf(errors, 'code')}
            />
            <Button tone="quiet">{t('identity:recovery.renew')}</Button>
            {!must && (
              <Button tone="danger" formAction="/my/security/totp/off">
                {t('identity:totp.off')}
              </Button>
            )}
          </Form>
        )}
      </Section>
      <Section id="passkeys" title={t('identity:passkey.name')}>
        <p>{t('identity:passkey.what')}</p>
        <LinkButton href="/my/security/passkeys">{t('identity:passkey.manage')}</LinkButton>
      </Section>
      <LinkedAccounts {...elsewhere} />
      {hasPassword && (
        <Section id="password" title={t('identity:field.password')}>
          <Form action="/my/security/password">
            <TextInput
              name="current"
              label={t('identity:password.current')}
              type="password"
              maxLength={100}
              autoComplete="current-password"
              error={errorOf(errors, 'current')}
            />
            <TextInput
              name="password"
              label={t('identity:password.new')}
              hint={t('identity:field.passwordHint')}
              type="password"
              maxLength={100}
              autoComplete="new-password"
              error={errorOf(errors, 'password')}
            />
            <Button>{t('identity:password.save')}</Button>
          </Form>
        </Section>
      )}
      <Section title={t('identity:device.title')}>
        <LinkButton href="/my/data#sessions">{t('identity:device.manage')}</LinkButton>
      </Section>
    </Page>
  )
}
