import { Buttons, Empty, LinkButton, PhoneLink, useT } from '#kit/ui/portal/index.ts'
import type { SessionListing, SessionSearch } from '../../contract.ts'
import { searchHref } from './search-links.ts'
import { SessionRows } from './session-rows.tsx'

/** Nothing found: loosen one filter at a time, look at something else, or call somebody. */
export function SearchNothing({
  search,
  instead,
}: {
  search: SessionSearch
  instead: readonly SessionListing[]
}) {
  const t = useT()
  const loosened: { label: string; href: string }[] = [
    search.when &&
      search.when !== 'all' && {
        label: t('catalog:nothing.anyTime'),
        href: searchHref(search, { when: undefined }),
      },
    search.division &&
      search.division !== 'all' && {
        label: t('catalog:nothing.wholeProvince'),
        href: searchHref(search, { division: 'all' }),
      },
    search.kind && { label: t('catalog:nothing.anyKind'), href: searchHref(search, { kind: undefined }) },
    search.price && { label: t('catalog:nothing.anyPrice'), href: searchHref(search, { price: undefined }) },
    search.q && {
      label: t('catalog:nothing.withoutWord', { query: search.q }),
      href: searchHref(search, { q: undefined }),
    },
  ].filter((offer) => typeof offer === 'object')
  return (
    <>
      <Empty title={t('catalog:nothing.title')}>
        <p>{t('catalog:nothing.hint')}</p>
        <Buttons>
          {loosened.map(({ label, href }) => (
            <LinkButton key={href} href={href}>
              {label}
            </LinkButton>
          ))}
        </Buttons>
        <p>
          <PhoneLink number="12351" label={t('catalog:nothing.call')} />
        </p>
      </Empty>
      {instead.length > 0 && (
        <>
          <h2>{t('catalog:nothing.instead')}</h2>
          <SessionRows sessions={instead} days />
        </>
      )}
    </>
  )
}
