import { useT } from './context.tsx'

/** Earlier and later pages of a keyset-paged list. */
export function Pagination({
  previous,
  next,
  summary,
}: {
  previous?: string
  next?: string
  summary?: string
}) {
  const t = useT()
  if (!previous && !next) return null
  return (
    <nav className="pages" aria-label={t('ui:pages.label')}>
      {previous && (
        <a className="btn quiet" rel="prev" href={previous}>
          {t('ui:pages.previous')}
        </a>
      )}
      {summary && <span>{summary}</span>}
      {next && (
        <a className="btn quiet" rel="next" href={next}>
          {t('ui:pages.next')}
        </a>
      )}
    </nav>
  )
}
