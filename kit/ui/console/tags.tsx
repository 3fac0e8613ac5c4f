import type { ReactNode } from 'react'
import '#kit/ui/messages/index.ts'
import { useT } from './language.ts'

/** The portal's washes: pine = free or done, gold = costs or due, red = urgent, stopped or a draw is open, lake = kind, plain = neutral. */
export type Tone = 'free' | 'cost' | 'draw' | 'kind' | 'plain'

/** A state in one word on a wash; the word carries the meaning, the colour only helps. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}

export type PriceClass = 'free' | 'discounted' | 'atCost' | 'commercial'

/** The price class in the portal's words, with the amount when there is one. P5. */
export function PriceTag({ priceClass, amount }: { priceClass: PriceClass; amount?: string }) {
  const label = useT()(`ui:price.${priceClass}`)
  return (
    <StateTag tone={priceClass === 'free' ? 'free' : 'cost'}>
      {amount ? `${label} ${amount}` : label}
    </StateTag>
  )
}
