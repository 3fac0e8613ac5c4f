import { Button, Form, Select, TextInput, usePage } from '#kit/ui/portal/index.ts'
import { kinds, whens, type SessionSearch } from '../../contract.ts'

export interface DivisionOption {
  code: string
  name: string
  /** City-tier divisions come first and are written plainly; counties are set in. */
  county: boolean
}

/** The finer filters, folded away until wanted; one GET form that keeps what the chips chose. */
export function SearchFilters({
  search,
  divisions,
}: {
  search: SessionSearch
  divisions: readonly DivisionOption[]
}) {
  const { t } = usePage()
  const any = { value: '', label: t('catalog:filter.any') }
  const { q, near, lat, lng, children, forGig, form } = search
  const kept = { q, near, lat, lng, children, forGig, form }
  const chosen = [search.when, search.division, search.kind, search.price, search.age].filter(
    (value) => value !== undefined && value !== 'all',
  ).length
  return (
    <details className="filters">
      <summary>
        {chosen > 0 ? t('catalog:filter.chosen', { count: chosen }) : t('catalog:filter.more')}
      </summary>
      <Form action="/search" method="get" className="form filter-form">
        {Object.entries(kept).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
        )}
        <Select
          name="when"
          label={t('catalog:filter.when')}
          value={search.when ?? ''}
          options={[
            any,
            ...whens
              .filter((when) => when !== 'all')
              .map((value) => ({ value, label: t(`catalog:filter.whens.${value}`) })),
          ]}
        />
        <Select
          name="division"
          label={t('catalog:filter.division')}
          value={search.division ?? 'all'}
          options={[
            { value: 'all', label: t('catalog:filter.wholeProvince') },
            ...divisions.map(({ code, name, county }) => ({
              value: code,
              label: county ? `　${name}` : name,
            })),
          ]}
        />
        <Select
          name="kind"
          label={t('catalog:filter.kind')}
          value={search.kind ?? ''}
          options={[any, ...kinds.map((value) => ({ value, label: t(`catalog:kind.${value}`) }))]}
        />
        <Select
          name="price"
          label={t('catalog:filter.price')}
          value={search.price ?? ''}
          options={[
            any,
            ...(['free', 'discounted', 'paid'] as const).map((value) => ({
              value,
              label: t(`catalog:filter.prices.${value}`),
            })),
          ]}
        />
        <TextInput
          name="age"
          label={t('catalog:filter.age')}
          size="short"
          inputMode="numeric"
          maxLength={3}
          defaultValue={search.age}
        />
        <Button tone="quiet">{t('catalog:filter.apply')}</Button>
      </Form>
    </details>
  )
}
