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

interface ChoosePasswordPageProps {
  challenge: string
  next: string
  errors: FormError[]
}

/** Whoever was given a password chooses their own, so that nobody else knows it. */
export function ChoosePasswordPage({ challenge, next, errors }: ChoosePasswordPageProps) {
  const t = useT()
  return (
    <Page title={t('identity:password.choose')} width="narrow" private>
      <h1>{t('identity:password.choose')}</h1>
      <p>{t('identity:password.chooseLead')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/password">
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="password"
          label={t('identity:password.new')}
          hint={t('identity:field.passwordHint')}
          type="password"
          maxLength={100}
          autoComplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Button wide>{t('identity:password.save')}</Button>
      </Form>
    </Page>
  )
}
