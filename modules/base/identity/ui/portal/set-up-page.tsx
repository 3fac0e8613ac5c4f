import { Button, ErrorSummary, Form, type FormError, Page, useT } from '#kit/ui/portal/index.ts'
import { TotpSetUp } from './totp-set-up.tsx'

interface SetUpPageProps {
  challenge: string
  next: string
  secret: string
  address: string
  errors: FormError[]
}

/** Whoever must have a second factor and has none sets it up before anything else. */
export function SetUpPage({ challenge, next, secret, address, errors }: SetUpPageProps) {
  const t = useT()
  return (
    <Page title={t('identity:totp.title')} width="narrow" private>
      <h1>{t('identity:totp.title')}</h1>
      <p>{t('identity:totp.must')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/second-factor/set-up">
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="next" value={next} />
        <TotpSetUp {...{ secret, address, errors }} />
        <Button wide>{t('identity:totp.confirm')}</Button>
      </Form>
    </Page>
  )
}
