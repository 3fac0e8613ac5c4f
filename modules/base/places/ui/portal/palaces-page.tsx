import {
  Button,
  Columns,
  Empty,
  Form,
  Page,
  Section,
  Select,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { PalaceListing, PalaceSearch } from '../../contract.ts'
import { DivisionMap, type SketchMap } from './maps.tsx'
import { PalaceRows } from './palace-rows.tsx'

interface PalacesPageProps {
  search: PalaceSearch
  palaces: readonly PalaceListing[]
  /** For the headings: prefecture-tier names by the scope of what lies in them. */
  prefectures: readonly { scope: string; name: string }[]
  divisions: readonly { code: string; name: string; county: boolean }[]
  sketch: SketchMap | null
  placeName: string
}

/** Every palace by prefecture: found by name or pinyin, narrowed by place and by what is open, beside a sketch. */
export function PalacesPage({
  search,
  palaces,
  prefectures,
  divisions,
  sketch,
  placeName,
}: PalacesPageProps) {
  const { t } = usePage()
  const title = t('places:palaces.title')
  const groups = prefectures
    .map(({ scope, name }) => ({
      name,
      palaces: palaces.filter(({ divisionCode }) => divisionCode.startsWith(scope)),
    }))
    .filter((group) => group.palaces.length > 0)
  return (
    <Page
      title={title}
      description={t('places:palaces.lead', { count: palaces.length })}
      crumbs={[{ label: title }]}
    >
      <h1>{title}</h1>
      <Columns side={<DivisionMap sketch={sketch} name={placeName} />}>
        <Form action="/palaces" method="get" className="form filter-form palace-search">
          <TextInput
            name="q"
            label={t('places:palaces.search')}
            hint={t('places:palaces.searchHint')}
            defaultValue={search.q}
            maxLength={60}
          />
          <Select
            name="division"
            label={t('places:palaces.where')}
            value={search.division ?? ''}
            options={[
              { value: '', label: t('places:palaces.everywhere') },
              ...divisions.map(({ code, name, county }) => ({
                value: code,
                label: county ? `　${name}` : name,
              })),
            ]}
          />
          <Select
            name="open"
            label={t('places:palaces.open')}
            value={search.open ?? ''}
            options={[
              { value: '', label: t('places:palaces.any') },
              { value: '1', label: t('places:palaces.openNow') },
            ]}
          />
          <Button tone="quiet">{t('places:palaces.find')}</Button>
        </Form>
        <p role="status">{t('places:palaces.found', { count: palaces.length })}</p>
        {groups.map((group) => (
          <Section
            key={group.name}
            title={group.name}
            note={t('places:palaces.count', { count: group.palaces.length })}
          >
            <PalaceRows palaces={group.palaces} />
          </Section>
        ))}
        {groups.length === 0 && (
          <Empty title={t('places:palaces.none')}>
            <p>
              <a href="/palaces">{t('places:palaces.all')}</a>
            </p>
          </Empty>
        )}
      </Columns>
    </Page>
  )
}
