import { useT } from './context.tsx'

interface SearchFormProps {
  action?: string
  /** What was asked for. */
  query?: string
  /** Filters to keep, as hidden fields. */
  keep?: Record<string, string>
  /** What one may type, when it is not the search of everything. */
  label?: string
}

/** The one search box; it understands Chinese, pinyin and initials. */
export function SearchForm({ action = '/search', query, keep = {}, label }: SearchFormProps) {
  const t = useT()
  return (
    <form className="search" role="search" action={action} method="get">
      <input
        type="search"
        name="q"
        defaultValue={query}
        aria-label={label ?? t('ui:search.label')}
        placeholder={label ?? t('ui:search.hint')}
        enterKeyHint="search"
        autoComplete="off"
      />
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{t('ui:search.go')}</button>
    </form>
  )
}
