import type { ReactNode } from 'react'
import { useT } from './context.tsx'

/** A quiet remark on a card. */
export function Note({ children }: { children: ReactNode }) {
  return <div className="note">{children}</div>
}

/** info = lake, good = pine, warn = gold, urgent = red. The title says it in words. */
export type NoticeTone = 'info' | 'good' | 'warn' | 'urgent'

/** Something the reader must know before going on. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: NoticeTone
  title: string
  children?: ReactNode
}) {
  return (
    <div className={`notice ${tone}`}>
      <p className="lead">{title}</p>
      {children}
    </div>
  )
}

/** What just happened, said once after a form was sent; announced to screen readers. */
export function Flash({ tone = 'good', children }: { tone?: NoticeTone; children: ReactNode }) {
  const t = useT()
  return (
    <div
      className={`flash ${tone}`}
      role={tone === 'urgent' ? 'alert' : 'status'}
      data-island="flash"
      data-close={t('ui:flash.close')}
    >
      <p>{children}</p>
    </div>
  )
}
