import {
  Button,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  Note,
  Page,
  TextInput,
  useT,
} from '#kit/ui/portal/index.ts'
import { OtherWays, type OtherWaysProps } from './other-ways.tsx'

interface StaffSignInPageProps extends OtherWaysProps {
  username?: string
  errors: FormError[]
}

/** Staff sign in with username and password; a second factor may follow. */
export function StaffSignInPage({ username, errors, ...ways }: StaffSignInPageProps) {
  const t = useT()
  return (
    <Page title={t('identity:staffSignIn.title')} width="narrow" private>
      <h1>{t('identity:staffSignIn.title')}</h1>
      <p>{t('identity:staffSignIn.lead')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/staff">
        <input type="hidden" name="next" value={ways.next} />
        <TextInput
          name="username"
          label={t('identity:field.username')}
          defaultValue={username}
          maxLength={30}
          autoComplete="username"
          spellCheck={false}
          error={errorOf(errors, 'username')}
        />
        <TextInput
          name="password"
          label={t('identity:field.password')}
          type="password"
          maxLength={100}
          autoComplete="current-password"
          error={errorOf(errors, 'password')}
        />
        <Button wide>{t('identity:staffSignIn.enter')}</Button>
      </Form>
      <OtherWays {...ways} />
      <Note>
        {t('identity:staffSignIn.help')}{' '}
        <a href={`/sign-in?next=${encodeURIComponent(ways.next)}`}>{t('identity:staffSignIn.byPhone')}</a>
      </Note>
    </Page>
  )
}
