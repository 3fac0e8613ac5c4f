import {
  Chips,
  Columns,
  Card,
  Page,
  PublicBenefitMeter,
  Section,
  Table,
  usePage,
  type Crumb,
} from '#kit/ui/portal/index.ts'
import { sayCalendarDate } from '#kit/calendar/index.ts'
import type { Benefit } from '../../contract.ts'
import { benefitShares } from '../../rules/shares.ts'
import { periods, type PeriodName } from '../../rules/period.ts'
import { OpeningBar } from './opening-bar.tsx'
import { wholeIn, percentIn, resultWords, standardName, standardValue, standardWords } from '../words.ts'

export type BenefitPageProps = {
  benefit: Benefit
  /** Where the page stands, without its query. */
  path: string
  period: PeriodName
  crumbs: Crumb[]
}

/** The public-benefit meter of a palace or a part of the province, for everybody to check. P5, P7. */
export function BenefitPage({ benefit, path, period, crumbs }: BenefitPageProps) {
  const { t } = usePage()
  const { name, figures, parts } = benefit
  const title = t('benefit:page.title', { name })
  const shares = benefitShares(figures.hours)
  const total = Object.values(figures.hours).reduce((sum, hours) => sum + hours, 0)
  return (
    <Page title={title} description={t('benefit:page.description', { name })} crumbs={crumbs}>
      <h1>{title}</h1>
      <Lead benefit={benefit} />
      <Chips
        label={t('benefit:page.period')}
        items={periods.map((one) => ({
          label: t(`benefit:page.${one}`),
          href: one === 'last30' ? path : `${path}?period=${one}`,
          current: one === period,
        }))}
      />
      <Columns side={<How />}>
        {shares && (
          <Section title={t('benefit:page.used')}>
            <PublicBenefitMeter shares={shares} caption={t('benefit:page.usedCaption', { name })} />
          </Section>
        )}
        <PlacesSection benefit={benefit} />
        {total > 0 && (
          <Section
            title={t('benefit:page.openTime')}
            note={t('benefit:page.openTimeNote', { hours: wholeIn(t, total) })}
          >
            <OpeningBar hours={figures.hours} caption={t('benefit:page.openTimeCaption', { name })} />
            {figures.outsideHours >= 1 && (
              <p className="soft">{t('benefit:page.outside', { hours: wholeIn(t, figures.outsideHours) })}</p>
            )}
          </Section>
        )}
        <OpeningTable benefit={benefit} />
        {parts.length > 0 && <Parts benefit={benefit} period={period} />}
      </Columns>
    </Page>
  )
}

function PlacesSection({ benefit: { name, figures } }: { benefit: Benefit }) {
  const { t } = usePage()
  const { concessions, ...places } = figures.places
  const shares = benefitShares(places)
  if (!shares) return null
  const count = Object.values(places).reduce((sum, one) => sum + one, 0)
  return (
    <Section
      title={t('benefit:page.places')}
      note={t('benefit:page.placesNote', { places: wholeIn(t, count) })}
    >
      <PublicBenefitMeter shares={shares} caption={t('benefit:page.placesCaption', { name })} />
      {concessions > 0 && (
        <p className="soft">{t('benefit:page.concessions', { places: wholeIn(t, concessions) })}</p>
      )}
    </Section>
  )
}

function How() {
  const { t } = usePage()
  return (
    <Card title={t('benefit:page.how')}>
      <p>{t('benefit:page.howHour')}</p>
      <p>{t('benefit:page.howClass')}</p>
      <p>{t('benefit:page.howOpen')}</p>
      <p>{t('benefit:page.howPlaces')}</p>
      <p>
        <a href="/figures">{t('benefit:page.more')}</a>
      </p>
    </Card>
  )
}

function Lead({ benefit: { from, to, figures, measuredFrom } }: { benefit: Benefit }) {
  const { t, now, locale, timeZone } = usePage()
  const say = (day: string) => sayCalendarDate(Temporal.PlainDate.from(day), now, { locale, timeZone })
  const days = { from: say(from), to: say(to) }
  const { usedShare, publicShare } = figures
  return (
    <>
      <p className="lead">
        {usedShare === null
          ? t('benefit:page.leadNone', days)
          : publicShare === null
            ? t('benefit:page.leadUnused', days)
            : t('benefit:page.lead', {
                ...days,
                used: Math.round(usedShare * 100),
                public: Math.round(publicShare * 100),
              })}
      </p>
      {measuredFrom !== null && measuredFrom > from && (
        <p className="soft">{t('benefit:page.short', { date: say(measuredFrom) })}</p>
      )}
    </>
  )
}

function OpeningTable({ benefit: { name, standards, figures } }: { benefit: Benefit }) {
  const { t } = usePage()
  return (
    <Section title={t('benefit:page.opening')}>
      <Table
        caption={t('benefit:page.openingCaption', { name })}
        captionHidden
        columns={[
          { label: t('benefit:page.what') },
          { label: t('benefit:page.reached'), numeric: true },
          { label: t('benefit:page.standard'), numeric: true },
          { label: t('benefit:page.result') },
        ]}
        rows={standards.map((one) => [
          standardName(t, one.key),
          standardValue(t, one.key, one.reached),
          standardWords(t, one),
          resultWords(t, one),
        ])}
      />
      {figures.staffedHoursPerWeek !== null && figures.staffedHoursPerWeek < figures.hoursPerWeek! && (
        <p className="soft">{t('benefit:page.staffed', { hours: figures.staffedHoursPerWeek })}</p>
      )}
    </Section>
  )
}

function Parts({ benefit: { name, parts }, period }: { benefit: Benefit; period: PeriodName }) {
  const { t } = usePage()
  const query = period === 'last30' ? '' : `?period=${period}`
  return (
    <Section title={t('benefit:page.parts')}>
      <Table
        caption={t('benefit:page.partsCaption', { name })}
        captionHidden
        columns={[
          { label: t('benefit:page.part') },
          { label: t('benefit:page.publicShare'), numeric: true },
          { label: t('benefit:page.usedShare'), numeric: true },
          { label: t('benefit:page.perWeek'), numeric: true },
        ]}
        rows={parts.map(({ kind, id, slug, name: of, houses, figures }) => [
          <>
            <a href={`/${kind === 'palace' ? `palaces/${slug}` : `divisions/${id}`}/benefit${query}`}>{of}</a>
            {kind === 'division' && <small> {t('benefit:page.houses', { count: houses })}</small>}
          </>,
          percentIn(t, figures.publicShare),
          percentIn(t, figures.usedShare),
          figures.hoursPerWeek ?? t('benefit:page.unknown'),
        ])}
      />
    </Section>
  )
}
