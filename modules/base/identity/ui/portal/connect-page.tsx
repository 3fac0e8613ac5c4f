import {
  Button,
  Buttons,
  ErrorSummary,
  Form,
  type FormError,
  LinkButton,
  Page,
  useT,
} from '#kit/ui/portal/index.ts'

interface ConnectPageProps {
  link: string
  label: string
  next: string
  errors: FormError[]
}

/** Asks whoever is signed in, and came back from a provider, whether the two accounts are theirs. */
export function ConnectPage({ link, label, next, errors }: ConnectPageProps) {
  const t = useT()
  const title = t('identity:providers.connectTitle', { label })
  return (
    <Page title={title} width="narrow" private>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <p>{t('identity:providers.connectLead', { label })}</p>
      <Form action="/my/security/accounts">
        <input type="hidden" name="link" value={link} />
        <input type="hidden" name="label" value={label} />
        <input type="hidden" name="next" value={next} />
        <Buttons>
          <Button>{t('identity:providers.connect')}</Button>
          <LinkButton href={next} tone="quiet">
            {t('identity:providers.leave')}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
