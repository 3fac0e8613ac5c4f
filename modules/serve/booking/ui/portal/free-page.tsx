import { sayDate } from '#kit/calendar/say.ts'
import { tonight } from '#kit/calendar/windows.ts'
import {
  Chips,
  Empty,
  Hero,
  LinkButton,
  Note,
  Page,
  SearchForm,
  Section,
  usePage,
} from '#kit/ui/portal/index.ts'
import { type FreeSearch, type FreeSpace, soughtKinds } from '../../contract.ts'
import { byHouse, type Group, thisEvening } from './free-groups.ts'
import { Choices, LastMinute } from './free-parts.tsx'
import { awayIn, nameIn, termsIn } from './words.ts'

const MOST_HOUSES = 12
const MOST_GROUPS = 3
const FEW_DAYS = 4

interface FreePageProps {
  search: FreeSearch
  /** The days that one may look at; the first is today, of which the evening is shown. */
  days: Temporal.PlainDate[]
  spaces: FreeSpace[]
}

/** What is free tonight, or on a day, in the palaces around the reader; every slot is one tap from the form. P5, P7. */
export function FreePage({ search, days, spaces }: FreePageProps) {
  const page = usePage()
  const { t, now, locale, timeZone, elder } = page
  const day = search.day ? Temporal.PlainDate.from(search.day) : null
  const said = day && sayDate(day, now, { locale, timeZone })
  const shown = day ? spaces : thisEvening(spaces, tonight(now, timeZone).start)
  const title = said ? t('booking:free.titleOn', { day: said }) : t('booking:free.title')
  const { q: _, ...filters } = search
  const tomorrow = freeHref({ ...search, day: days[1]?.toString() })
  return (
    <Page title={title} description={t('booking:free.description')}>
      <Hero title={title} lead={t('booking:free.lead')}>
        <SearchForm
          action="/free"
          query={search.q}
          keep={fieldsOf(filters)}
          label={t('booking:free.search')}
        />
        <Chips
          label={t('booking:book.days')}
          items={days.slice(0, elder ? FEW_DAYS : days.length).map((one, n) => ({
            label: n === 0 ? t('booking:free.tonight') : sayDate(one, now, { locale, timeZone }),
            href: freeHref({ ...search, day: n === 0 ? undefined : one.toString() }),
            current: n === 0 ? day === null : one.toString() === search.day,
          }))}
        />
        <Chips
          label={t('booking:free.kinds')}
          items={[
            {
              label: t('booking:free.near'),
              href: freeHref({ ...search, lat: undefined, lng: undefined }),
              current: search.lat !== undefined,
              island: 'near',
            },
            ...soughtKinds.map((kind) => ({
              label: t(`booking:kind.${kind}`),
              href: freeHref({ ...search, kind: kind === search.kind ? undefined : kind }),
              current: kind === search.kind,
            })),
          ]}
        />
      </Hero>
      <LastMinute spaces={spaces} />
      {shown.length === 0 && (
        <Empty title={t('booking:free.none')}>
          <p>{t('booking:free.noneHint')}</p>
          <LinkButton tone="main" href={tomorrow}>
            {t('booking:free.tomorrow')}
          </LinkButton>
        </Empty>
      )}
      {byHouse(shown)
        .slice(0, MOST_HOUSES)
        .map(({ first, groups }) => (
          <Section key={first.palaceId} title={first.palaceName} note={awayIn(page, first.metres)}>
            <Groups groups={groups.slice(0, MOST_GROUPS)} />
            {groups.length > MOST_GROUPS && (
              <details className="more">
                <summary>{t('booking:free.more', { count: groups.length - MOST_GROUPS })}</summary>
                <Groups groups={groups.slice(MOST_GROUPS)} />
              </details>
            )}
            <p>
              <a href={`/palaces/${first.slug}/book${search.day ? `?day=${search.day}` : ''}`}>
                {t('booking:free.whole', { palace: first.palaceName })}
              </a>
            </p>
          </Section>
        ))}
      {shown.length > 0 && <Note>{t('booking:free.distance')}</Note>}
    </Page>
  )
}

/** Spaces side by side under one name, each with its times. */
function Groups({ groups }: { groups: readonly Group[] }) {
  const page = usePage()
  return groups.map(({ id, first, choices }) => {
    const name = nameIn(page, first.whole ?? first)
    return (
      <div key={id}>
        <h3 className="group">
          {name} <small>{termsIn(page, { ...first, peopleMost: null })}</small>
        </h3>
        <Choices choices={choices} name={`${first.palaceName} ${name}`} />
      </div>
    )
  })
}

const fieldsOf = (search: FreeSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

/** The address of a search; no filter, no question mark. */
function freeHref(search: FreeSearch): string {
  const query = new URLSearchParams(fieldsOf(search)).toString()
  return query ? `/free?${query}` : '/free'
}
