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
  /** The account elsewhere to link with the phone, and what it is called. */
  link?: string
  label?: string
  agreed?: boolean
  errors: FormError[]
}

/** First step of signing in: the phone, and consent to the service. The same page for the known and the new. */
export function PhonePage({ next, providers, phone, agreed, link, label, errors }: PhonePageProps) {
  const t = useT()
  return (
    <Page title={t('identity:signIn.title')} width="narrow" private>
      <h1>{t('identity:signIn.title')}</h1>
      <p>{link ? t('identity:providers.first', { label: label ?? '' }) : t('identity:signIn.lead')}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <LinkFields link={link} label={label} />
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
      {!link && <OtherWays next={next} providers={providers} />}
      <Note>{t('identity:signIn.noPhone')}</Note>
    </Page>
  )
}

/** What travels with the forms while an account elsewhere is being linked. */
export function LinkFields({ link, label }: Pick<PhonePageProps, 'link' | 'label'>) {
  if (!link) return null
  return (
    <>
      <input type="hidden" name="link" value={link} />
      <input type="hidden" name="label" value={label} />
    </>
  )
}
