import {
  Button,
  Buttons,
  Checkbox,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  useT,
} from '#kit/ui/portal/index.ts'

/** Says what will be gone and what stays before it happens, and asks whether one is sure. */
export function ForgetMePage({ errors }: { errors: FormError[] }) {
  const t = useT()
  const title = t('identity:forget.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[
        { label: t('identity:my'), href: '/my' },
        { label: t('identity:data.title'), href: '/my/data' },
        { label: title },
      ]}
      private
    >
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <Notice tone="urgent" title={t('identity:forget.warning')}>
        <p>{t('identity:forget.what')}</p>
      </Notice>
      <h2>{t('identity:forget.gone')}</h2>
      <ul>
        <li>{t('identity:forget.claims')}</li>
        <li>{t('identity:forget.figures')}</li>
        <li>{t('identity:forget.journal')}</li>
      </ul>
      <p>
        <a href="/my/data/copy">{t('identity:forget.copyFirst')}</a>
      </p>
      <Form action="/my/data/forget">
        <Checkbox name="sure" label={t('identity:forget.sure')} error={errorOf(errors, 'sure')} />
        <Buttons>
          <Button tone="danger">{t('identity:forget.do')}</Button>
          <LinkButton href="/my/data">{t('identity:forget.stay')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
