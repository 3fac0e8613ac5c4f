import type { ReactNode } from 'react'
import { holdsAnywhere } from '#kit/access/index.ts'
import { Empty, PageHeader, useT, useViewer, type Screen } from '#kit/ui/console/index.ts'

/** A screen for those whose role it serves; others are told so, instead of a page of refused requests. */
export function Allowed({ screen, children }: { screen: Screen; children: ReactNode }) {
  const t = useT()
  const { actor } = useViewer()
  if (holdsAnywhere(actor, screen.roles)) return children
  return (
    <>
      <PageHeader title={t(screen.titleKey)} />
      <Empty title={t('console:refused.title')} next={t('console:refused.next')} />
    </>
  )
}
