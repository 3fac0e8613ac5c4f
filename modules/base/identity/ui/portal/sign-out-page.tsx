import { Button, Buttons, Form, LinkButton, Page, usePage } from '#kit/ui/portal/index.ts'

/** Asks before signing out: a link alone must change nothing. */
export function SignOutPage() {
  const { t, viewer } = usePage()
  return (
    <Page title={t('identity:signOut.title')} width="narrow" private>
      <h1>{t('identity:signOut.title')}</h1>
      <p>{t('identity:signOut.as', { name: viewer?.name ?? '' })}</p>
      <Form action="/sign-out">
        <Buttons>
          <Button>{t('identity:signOut.do')}</Button>
          <LinkButton href="/my">{t('identity:signOut.stay')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
