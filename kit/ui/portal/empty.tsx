import type { ReactNode } from 'react'
import { Illustration, type IllustrationKey } from '../illustrations/index.tsx'

interface EmptyProps {
  title: string
  /** What to do next: a sentence, links, buttons. */
  children?: ReactNode
  picture?: IllustrationKey
  /** The whole page says only this, so it is the page's title. */
  alone?: boolean
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children, picture = 'empty-chair', alone }: EmptyProps) {
  const Heading = alone ? 'h1' : 'h2'
  return (
    <div className="empty">
      <Illustration name={picture} />
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}
