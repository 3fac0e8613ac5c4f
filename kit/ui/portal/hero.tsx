import type { ReactNode } from 'react'
import { Illustration, type IllustrationKey } from '../illustrations/index.tsx'
import { ChosenPlace } from './header.tsx'

interface HeroProps {
  title: string
  lead?: ReactNode
  /** A drawing beside the sentence, on wide screens only. */
  picture?: IllustrationKey
  children?: ReactNode
}

/** The opening of a page: one sentence in serif, one line of facts, then what to do. */
export function Hero({ title, lead, picture, children }: HeroProps) {
  return (
    <section className="hero">
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      <div className="only-phone">
        <ChosenPlace />
      </div>
      {children}
      {picture && (
        <div className="hero-art">
          <Illustration name={picture} />
        </div>
      )}
    </section>
  )
}
