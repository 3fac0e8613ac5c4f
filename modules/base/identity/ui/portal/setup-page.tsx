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
import type { FirstOffice } from '../../contract.ts'

interface SetupPageProps {
  token: string
  office: FirstOffice
  name?: string
  username?: string
  errors: FormError[]
}

/** One of the first administrators of an empty installation. */
export function SetupPage({ token, office, name, username, errors }: SetupPageProps) {
  const t = useT()
  return (
    <Page title={t(`identity:setup.title.${office}`)} width="narrow" private>
      <h1>{t(`identity:setup.title.${office}`)}</h1>
      <p>{t(`identity:setup.lead.${office}`)}</p>
      <ErrorSummary errors={errors} />
      <Form action="/setup">
        <input type="hidden" name="token" value={token} />
        <TextInput
          name="name"
          label={t('identity:field.name')}
          defaultValue={name}
          maxLength={40}
          autoComplete="name"
          error={errorOf(errors, 'name')}
        />
        <TextInput
          name="username"
          label={t('identity:field.username')}
          hint={t('identity:field.usernameHint')}
          defaultValue={username}
          maxLength={30}
          autoComplete="username"
          error={errorOf(errors, 'username')}
        />
        <TextInput
          name="password"
          label={t('identity:field.password')}
          hint={t('identity:field.passwordHint')}
          type="password"
          maxLength={100}
          autoComplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Button>{t('identity:setup.do')}</Button>
      </Form>
    </Page>
  )
}
