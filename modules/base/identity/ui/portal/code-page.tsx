import {
  Button,
  CodeInput,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  Note,
  Page,
  useT,
} from '#kit/ui/portal/index.ts'

import { LinkFields } from './phone-page.tsx'

interface CodePageProps {
  next: string
  phone: string
  link?: string
  label?: string
  errors: FormError[]
}

/** Second step of signing in: the code from the text message. */
export function CodePage({ next, phone, link, label, errors }: CodePageProps) {
  const t = useT()
  return (
    <Page title={t('identity:code.title')} width="narrow" private>
      <h1>{t('identity:code.title')}</h1>
      <p>{t('identity:code.sent', { phone })}</p>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/code">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="phone" value={phone} />
        <LinkFields link={link} label={label} />
        <CodeInput
          name="code"
          label={t('identity:code.label')}
          hint={t('identity:code.hint')}
          error={errorOf(errors, 'code')}
        />
        {/* To get here, the reader had agreed. */}
        <input type="hidden" name="agreed" value="1" />
        <Button wide>{t('identity:code.enter')}</Button>
        <Button tone="quiet" wide formAction="/sign-in">
          {t('identity:code.again')}
        </Button>
      </Form>
      <Note>
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t('identity:code.otherPhone')}</a>
      </Note>
    </Page>
  )
}
