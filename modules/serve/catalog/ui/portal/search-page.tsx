import {
  Chips,
  Hero,
  Page,
  Pagination,
  SearchForm,
  Section,
  usePage,
  type Chip,
} from '#kit/ui/portal/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { SessionListing, SessionSearch } from '../../contract.ts'
import { SearchFilters, type DivisionOption } from './search-filters.tsx'
import { searchFields, searchHref } from './search-links.ts'
import { SearchNothing } from './search-nothing.tsx'
import { SessionRows } from './session-rows.tsx'

export interface SearchPageProps {
  search: SessionSearch
  sessions: readonly SessionListing[]
  next: string | null
  divisions: readonly DivisionOption[]
  /** Offered when nothing was found. */
  instead: readonly SessionListing[]
  /** The whole phrase of the search, for the title. */
  canonical: string
}

/** Everything that is on, narrowed by chips and a form; works by links and one GET form. */
export function SearchPage(props: SearchPageProps) {
  const { search, sessions, next, divisions, instead, canonical } = props
  const { t } = usePage()
  const title = search.q ? t('catalog:search.titleFor', { query: search.q }) : t('catalog:search.title')
  const { q: _, ...filters } = search
  return (
    <Page title={title} description={t('catalog:search.description')} canonical={canonical}>
      <Hero title={title}>
        <SearchForm query={search.q} keep={searchFields(filters)} />
        <Chips items={chipsOf(t, search)} />
      </Hero>
      <SearchFilters search={search} divisions={divisions} />
      {sessions.length === 0 ? (
        <SearchNothing search={search} instead={instead} />
      ) : (
        <Section title={headingOf(t, props)}>
          <SessionRows sessions={sessions} days={search.when !== 'tonight' && search.when !== 'today'} />
        </Section>
      )}
      <Pagination
        previous={search.after ? searchHref(search) : undefined}
        next={next ? searchHref(search, { after: next }) : undefined}
      />
    </Page>
  )
}

/** How many there are, where this page is all of them; counting a whole season would cost more than it tells. */
function headingOf(t: Translator, { search, sessions, next }: SearchPageProps): string {
  if (next === null && !search.after) return t('catalog:search.count', { count: sessions.length })
  return search.near ? t('catalog:search.nearest') : t('catalog:search.soonest')
}

/** One tap each; a second tap takes the filter off. */
function chipsOf(t: Translator, search: SessionSearch): Chip[] {
  const toggle = (label: string, change: Partial<SessionSearch>): Chip => {
    const names = Object.keys(change) as (keyof SessionSearch)[]
    const current = names.every((name) => search[name] === change[name])
    const off = Object.fromEntries(names.map((name) => [name, undefined]))
    return { label, current, href: searchHref(search, current ? off : change) }
  }
  const near = search.near === '1'
  return [
    toggle(t('catalog:chip.tonight'), { when: 'tonight' }),
    toggle(t('catalog:chip.weekend'), { when: 'weekend' }),
    toggle(t('catalog:chip.free'), { price: 'free' }),
    near
      ? {
          label: t('catalog:chip.near'),
          current: true,
          href: searchHref(search, { near: undefined, lat: undefined, lng: undefined }),
        }
      : { label: t('catalog:chip.near'), href: searchHref(search, { near: '1' }), island: 'near' },
    toggle(t('catalog:chip.children'), { children: '1' }),
    toggle(t('catalog:chip.course'), { form: 'course' }),
    toggle(t('catalog:chip.gig'), { forGig: '1' }),
  ]
}
