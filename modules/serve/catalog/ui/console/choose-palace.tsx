import type { ReactNode } from 'react'
import { Empty, useScope, useT } from '#kit/ui/console/index.ts'

/** Programmes and rooms belong to one palace: without one chosen, says so; with one, shows the rest. */
export function OfPalace({ children }: { children: (palaceId: string) => ReactNode }) {
  const t = useT()
  const { palaceId } = useScope()
  if (!palaceId)
    return <Empty title={t('catalog:console.choosePalace')} next={t('catalog:console.choosePalaceNext')} />
  return children(palaceId)
}
