import '../messages/index.ts'
import { sayCalendarDate } from '#kit/calendar/index.ts'
import {
  Card,
  Chips,
  Columns,
  ElderHome,
  Hero,
  Page,
  PublicBenefitMeter,
  SearchForm,
  usePage,
  type BenefitShares,
} from '#kit/ui/portal/index.ts'
import { WhatsOn, type SessionListing } from '#modules/serve/catalog/index.ts'
import { OpenNow, type PalaceDetail } from '#modules/base/places/index.ts'

export interface HomePageProps {
  tonight: SessionListing[]
  tonightCount: number
  later: SessionListing[]
  /** What is still to come today. */
  today: { sessions: number; free: number }
  benefit: BenefitShares | null
  /** The page that shows the meter hour by hour. */
  benefitHref: string
  open: PalaceDetail | null
}

/** The front door: one sentence, a search, tonight. In elder mode three big choices come first. */
export function HomePage({ tonight, tonightCount, later, today, benefit, benefitHref, open }: HomePageProps) {
  const { t, elder, place, locale, now, timeZone } = usePage()
  const where = place!.name
  const date = sayCalendarDate(now.toZonedDateTimeISO(timeZone).toPlainDate(), now, { locale, timeZone })
  const facts = { date, place: where, sessions: today.sessions, free: today.free }
  return (
    <Page title={t('portal:home.pageTitle')} description={t('portal:home.description')}>
      <Hero
        title={t('portal:home.title')}
        lead={t(today.sessions > 0 ? 'portal:home.facts' : 'portal:home.factsNone', facts)}
        picture="house"
      >
        {elder && <ElderHome phone={open?.phone ?? '12351'} ticketsHref="/my" />}
        <SearchForm />
        <Chips items={chips(t)} />
      </Hero>
      <Columns side={<Aside benefit={benefit} benefitHref={benefitHref} open={open} place={where} />}>
        <WhatsOn
          title={t('portal:home.tonight')}
          note={t('portal:home.tonightNote', { place: where, count: tonightCount })}
          sessions={tonight}
          moreHref="/search?when=tonight"
          empty={<p className="soft">{t('portal:home.tonightNothing')}</p>}
        />
        {later.length > 0 && (
          <WhatsOn title={t('portal:home.later')} sessions={later} days moreHref="/search?when=week" />
        )}
      </Columns>
    </Page>
  )
}

function chips(t: ReturnType<typeof usePage>['t']) {
  return [
    { label: t('portal:home.chip.tonight'), href: '/search?when=tonight' },
    { label: t('portal:home.chip.spaces'), href: '/free' },
    { label: t('portal:home.chip.rounds'), href: '/rounds' },
    { label: t('portal:home.chip.weekend'), href: '/search?when=weekend' },
    { label: t('portal:home.chip.free'), href: '/search?price=free' },
    { label: t('portal:home.chip.near'), href: '/search?near=1', island: 'near' as const },
    { label: t('portal:home.chip.children'), href: '/search?children=1' },
    { label: t('portal:home.chip.course'), href: '/search?form=course' },
    { label: t('portal:home.chip.gig'), href: '/search?forGig=1' },
  ]
}

function Aside({
  benefit,
  benefitHref,
  open,
  place,
}: Pick<HomePageProps, 'benefit' | 'benefitHref' | 'open'> & { place: string }) {
  const { t } = usePage()
  return (
    <>
      {open && (
        <Card title={t('portal:home.openNow')} note={open.name}>
          <OpenNow palace={open} />
          <p>
            <a href={`/palaces/${open.slug}`}>{t('portal:home.toPalace')}</a>
          </p>
        </Card>
      )}
      {benefit && (
        <Card title={t('portal:home.meter')} note={t('portal:home.meterNote', { place })}>
          <PublicBenefitMeter shares={benefit} caption={t('portal:home.meterCaption', { place })} />
          <p>
            <a href={benefitHref}>{t('portal:home.meterAbout')}</a>
          </p>
        </Card>
      )}
    </>
  )
}
