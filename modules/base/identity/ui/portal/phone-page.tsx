import {
  Button,
  Checkbox,
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

interface PhonePageProps extends OtherWaysProps {
  phone?: string
  agreed?: boolean
  errors: FormError[]
}

/** First step of signing in: the phone, and consent to the service. The same page for the known and the new. */
export function PhonePage({ next, providers, phone, agreed, errors }: PhonePageProps) {
  const t = useT()
  return (
    <Page title={t('identity:signIn.title')} width="narrow" private>
      <h1>{t('identity:signIn.title')}</h1>
      <p>{t('identity:signIn.lead')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="phone"
          label={t('identity:field.phone')}
          hint={t('identity:signIn.phoneHint')}
          error={errorOf(errors, 'phone')}
          type="tel"
          autoComplete="tel-national"
          inputMode="tel"
          size="phone"
          defaultValue={phone}
        />
        <Checkbox
          name="agreed"
          label={t('identity:signIn.agree')}
          hint={t('identity:signIn.agreeHint')}
          checked={agreed}
          error={errorOf(errors, 'agreed')}
        />
        <Button wide>{t('identity:signIn.send')}</Button>
      </Form>
      <OtherWays next={next} providers={providers} />
      <Note>{t('identity:signIn.noPhone')}</Note>
    </Page>
  )
}
