import { LinkButton, Page, useT } from '#kit/ui/portal/index.ts'

/** After the system administrator: the link that they pass on to whoever becomes security administrator. */
export function SetupNextPage({ link }: { link: string }) {
  const t = useT()
  return (
    <Page title={t('identity:setup.next.title')} width="narrow" private>
      <h1>{t('identity:setup.next.title')}</h1>
      <p>{t('identity:setup.next.lead')}</p>
      <h2>{t('identity:setup.next.link')}</h2>
      <p>
        <code>{link}</code>
      </p>
      <LinkButton href="/console">{t('identity:setup.next.go')}</LinkButton>
    </Page>
  )
}
