import { Button, Buttons, Form, LinkButton, Notice, Page, useT } from '#kit/ui/portal/index.ts'

/** Says what will be gone before it is. */
export function ForgetMePage() {
  const t = useT()
  const title = t('identity:forget.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:data.title'), href: '/my/data' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      <Notice tone="urgent" title={t('identity:forget.warning')}>
        <p>{t('identity:forget.what')}</p>
      </Notice>
      <Form action="/my/data/forget">
        <Buttons>
          <Button tone="danger">{t('identity:forget.do')}</Button>
          <LinkButton href="/my/data">{t('identity:forget.stay')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
