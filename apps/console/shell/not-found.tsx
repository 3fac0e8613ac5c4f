import { Empty, PageHeader, ScreenLink, useT } from '#kit/ui/console/index.ts'

export function NotFound() {
  const t = useT()
  return (
    <>
      <PageHeader title={t('console:notFound.title')} />
      <Empty
        title={t('console:notFound.text')}
        action={<ScreenLink to="/">{t('console:notFound.home')}</ScreenLink>}
      />
    </>
  )
}
