import '../messages/index.ts'
import {
  Card,
  Columns,
  Hero,
  LinkButton,
  Page,
  PublicBenefitMeter,
  Section,
  usePage,
  type BenefitShares,
} from '#kit/ui/portal/index.ts'
import {
  OpeningTable,
  OpenNow,
  PalaceBanner,
  PalaceFacts,
  PalaceMap,
  PalacePictures,
  SpaceList,
  type Division,
  type PalaceDetail,
  type SketchMap,
} from '#modules/base/places/index.ts'
import { type FreeSpace, LastMinute } from '#modules/serve/booking/index.ts'
import { WhatsOn, type SessionListing } from '#modules/serve/catalog/index.ts'

export interface PalacePageProps {
  palace: PalaceDetail
  sessions: SessionListing[]
  signature: SessionListing[]
  sketch: SketchMap | null
  benefit: BenefitShares | null
  path: readonly Division[]
  /** What can still be booked although it begins soon. */
  soon: readonly FreeSpace[]
  origin: string
}

/** A palace's own page: when can I go, what is on, how do I come; its meter beside it. */
export function PalacePage({
  palace,
  sessions,
  signature,
  sketch,
  benefit,
  path,
  soon,
  origin,
}: PalacePageProps) {
  const { t } = usePage()
  const name = palace.name
  const crumbs = [
    ...path.map((division) => ({ label: division.name, href: `/divisions/${division.code}` })),
    { label: name },
  ]
  return (
    <Page
      title={name}
      description={palace.introduction ?? palace.address}
      canonical={`${origin}/palaces/${palace.slug}`}
      crumbs={crumbs}
      banner={<PalaceBanner photos={palace.photos} />}
      jsonLd={placeData(palace, origin)}
    >
      <Hero title={name} lead={palace.introduction} />
      <p>
        <LinkButton href={`/palaces/${palace.slug}/book`}>{t('portal:palace.book')}</LinkButton>
      </p>
      <LastMinute spaces={soon} ofOnePalace />
      <Columns side={<Aside palace={palace} benefit={benefit} />}>
        <WhatsOn
          title={t('portal:palace.week')}
          sessions={sessions}
          days
          ofOnePalace
          moreHref={`/search?palaceId=${palace.id}`}
          empty={<p className="soft">{t('portal:palace.nothing')}</p>}
        />
        {signature.length > 0 && (
          <WhatsOn title={t('portal:palace.signature')} sessions={signature} days ofOnePalace />
        )}
        <Section title={t('portal:palace.map')} id="how-to-come">
          <PalaceFacts palace={palace} />
          <PalaceMap sketch={sketch} name={name} />
        </Section>
        <Section title={t('portal:palace.hours')} id="hours">
          <OpeningTable palace={palace} />
        </Section>
        <Section title={t('portal:palace.spaces')} id="spaces">
          <SpaceList spaces={palace.spaces} />
          <PalacePictures photos={palace.photos} />
        </Section>
        <p>
          <a href={`/palaces/${palace.slug}/calendar.ics`}>{t('portal:palace.calendar')}</a>{' '}
          <a href={`/palaces/${palace.slug}/board`}>{t('portal:palace.board')}</a>
        </p>
      </Columns>
    </Page>
  )
}

function Aside({ palace, benefit }: Pick<PalacePageProps, 'palace' | 'benefit'>) {
  const { t } = usePage()
  return (
    <>
      <Card title={t('portal:palace.bases')}>
        <OpenNow palace={palace} />
      </Card>
      {benefit && (
        <Card title={t('portal:home.meter')} note={t('portal:palace.meterNote')}>
          <PublicBenefitMeter
            shares={benefit}
            caption={t('portal:home.meterCaption', { place: palace.name })}
          />
          <p>
            <a href={`/palaces/${palace.slug}/benefit`}>{t('portal:home.meterAbout')}</a>
          </p>
        </Card>
      )}
    </>
  )
}

/** schema.org, so that a search engine shows address and telephone. */
const placeData = ({ name, address, phone, lat, lng, slug }: PalaceDetail, origin: string) => ({
  '@context': 'https://schema.org',
  '@type': 'CivicStructure',
  name,
  address,
  telephone: phone,
  url: `${origin}/palaces/${slug}`,
  geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lng },
})
