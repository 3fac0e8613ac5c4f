import { useT } from './context.tsx'

export interface Crumb {
  label: string
  href?: string
}

/** Where this page stands; the last item is the page itself and has no link. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  const t = useT()
  return (
    <nav className="crumbs" aria-label={t('ui:nav.breadcrumb')}>
      <ol>
        {items.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
