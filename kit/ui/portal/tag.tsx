import type { ReactNode } from 'react'
import { useT } from './context.tsx'

/** pine = free, gold = costs something, red wash = a draw is open, lake = kind, plain = neutral. */
export type TagTone = 'free' | 'cost' | 'draw' | 'kind' | 'plain'

export interface TagItem {
  tone: TagTone
  label: string
}

/** One short word on a wash; the word carries the meaning, the colour only helps. */
export function Tag({ tone, children }: { tone: TagTone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}

/** A line of tags. */
export function Tags({ items }: { items: TagItem[] }) {
  if (items.length === 0) return null
  return (
    <p className="tags">
      {items.map(({ tone, label }) => (
        <Tag key={label} tone={tone}>
          {label}
        </Tag>
      ))}
    </p>
  )
}

export type PriceClass = 'free' | 'discounted' | 'atCost' | 'commercial'

/** The price class in words, with the amount when there is one. P5. */
export function PriceTag({ priceClass, amount }: { priceClass: PriceClass; amount?: string }) {
  const t = useT()
  const label = t(`ui:price.${priceClass}`)
  return <Tag tone={priceClass === 'free' ? 'free' : 'cost'}>{amount ? `${label} ${amount}` : label}</Tag>
}
