import type { ReactNode } from 'react'
import { Illustration, type IllustrationKey } from '../illustrations/index.tsx'

interface EmptyProps {
  title: string
  /** What to do next: a sentence, links, buttons. */
  children?: ReactNode
  picture?: IllustrationKey
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children, picture = 'empty-chair' }: EmptyProps) {
  return (
    <div className="empty">
      <Illustration name={picture} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}
