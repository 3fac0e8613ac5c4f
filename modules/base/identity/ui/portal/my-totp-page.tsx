import {
  Button,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  Page,
  TextInput,
  useT,
} from '#kit/ui/portal/index.ts'
import { TotpSetUp } from './totp-set-up.tsx'

interface MyTotpPageProps {
  secret: string
  address: string
  /** There is one in use, which must be shown before another takes its place. */
  replaces: boolean
  errors: FormError[]
}

/** Someone who is signed in sets up an authenticator app, or moves it to a new phone. */
export function MyTotpPage({ secret, address, replaces, errors }: MyTotpPageProps) {
  const t = useT()
  const title = t('identity:totp.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:security.title'), href: '/my/security' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      <p>{t('identity:totp.why')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/my/security/totp">
        {replaces && (
          <TextInput
            name="current"
            label={t('identity:totp.current')}
            hint={t('identity:secondFactor.codeHint')}
            autoComplete="one-time-code"
            maxLength={40}
            spellCheck={false}
            error={errorOf(errors, 'current')}
          />
        )}
        <TotpSetUp {...{ secret, address, errors }} />
        <Button wide>{t('identity:totp.confirm')}</Button>
      </Form>
    </Page>
  )
}
