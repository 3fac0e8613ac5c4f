import {
  Button,
  Buttons,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Page,
  TextInput,
  useT,
} from '#kit/ui/portal/index.ts'

/** Asked once, after the first sign-in: what the desk calls this person. It can be left for later. */
export function NamePage({ next, errors }: { next: string; errors: FormError[] }) {
  const t = useT()
  return (
    <Page title={t('identity:name.title')} width="narrow" private>
      <h1>{t('identity:name.title')}</h1>
      <ErrorSummary errors={errors} />
      <Form action="/sign-in/name">
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="name"
          label={t('identity:field.name')}
          hint={t('identity:field.nameHint')}
          autoComplete="name"
          maxLength={40}
          error={errorOf(errors, 'name')}
        />
        <Buttons>
          <Button>{t('identity:name.go')}</Button>
          <LinkButton href={next} tone="quiet">
            {t('identity:name.later')}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
