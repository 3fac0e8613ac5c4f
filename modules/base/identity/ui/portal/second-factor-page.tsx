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

interface SecondFactorPageProps {
  challenge: string
  next: string
  errors: FormError[]
}

/** Second step of signing in: a code of the authenticator app, or a recovery code. */
export function SecondFactorPage({ challenge, next, errors }: SecondFactorPageProps) {
  const t = useT()
  return (
    <Page title={t('identity:secondFactor.title')} width="narrow" private>
      <h1>{t('identity:secondFactor.title')}</h1>
      <p>{t('identity:secondFactor.lead')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/second-factor">
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="code"
          label={t('identity:secondFactor.code')}
          hint={t('identity:secondFactor.codeHint')}
          autoComplete="one-time-code"
          maxLength={40}
          spellCheck={false}
          error={errorOf(errors, 'code')}
        />
        <Button wide>{t('identity:secondFactor.enter')}</Button>
      </Form>
      <button type="button" className="btn quiet" hidden data-island="passkey-sign-in" data-next={next}>
        {t('identity:passkey.enter')}
      </button>
      <Note>{t('identity:secondFactor.lost')}</Note>
    </Page>
  )
}
