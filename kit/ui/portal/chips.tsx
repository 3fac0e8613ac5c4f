import { useT } from './context.tsx'

export interface Chip {
  label: string
  href: string
  current?: boolean
  /** `near` asks for the reader's position when tapped; without JavaScript it is a plain link. */
  island?: 'near'
}

/** Filters as links in one sideways-scrolling line; in elder mode they wrap. */
export function Chips({ items, label }: { items: Chip[]; label?: string }) {
  const t = useT()
  return (
    <nav aria-label={label ?? t('ui:search.filters')}>
      <ul className="chips">
        {items.map((chip) => (
          <li key={chip.href}>
            <a href={chip.href} aria-current={chip.current ? 'true' : undefined} data-island={chip.island}>
              {chip.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
