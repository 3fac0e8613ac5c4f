import { Button, Form, LinkButton, Page, useT } from '#kit/ui/portal/index.ts'

/** Asks once, because mail scanners open every link; then says what was done and how to undo it. */
export function UnsubscribePage({ token, done }: { token: string; done: boolean }) {
  const t = useT()
  const title = t(done ? 'notifications:unsubscribe.done' : 'notifications:unsubscribe.title')
  return (
    <Page title={title} width="narrow" private>
      <h1>{title}</h1>
      <p>{t(done ? 'notifications:unsubscribe.doneNext' : 'notifications:unsubscribe.lead')}</p>
      {done ? (
        <LinkButton href="/my/inbox/preferences">{t('notifications:preferences.title')}</LinkButton>
      ) : (
        <Form action="/unsubscribe">
          <input type="hidden" name="token" value={token} />
          <Button>{t('notifications:unsubscribe.do')}</Button>
        </Form>
      )}
    </Page>
  )
}
