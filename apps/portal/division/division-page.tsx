import '../messages/index.ts'
import {
  Card,
  Columns,
  LinkButton,
  Note,
  Page,
  PublicBenefitMeter,
  Section,
  usePage,
  type BenefitShares,
} from '#kit/ui/portal/index.ts'
import {
  DivisionChildren,
  DivisionMap,
  PalaceRows,
  type DivisionPageData,
  type PalaceSummary,
  type SketchMap,
} from '#modules/base/places/index.ts'
import { WhatsOn, type SessionListing } from '#modules/serve/catalog/index.ts'

export interface DivisionPageProps extends DivisionPageData {
  sessions: SessionListing[]
  sketch: SketchMap | null
  benefit: BenefitShares | null
  /** Offered where there is no palace. */
  nearest: (PalaceSummary & { kilometres: number })[]
  /** This is the reader's own place already. */
  chosen: boolean
}

/** A part of the province: its houses, what is on in them, and what lies in it. */
export function DivisionPage({
  division,
  path,
  children,
  palaces,
  sessions,
  sketch,
  benefit,
  nearest,
  chosen,
}: DivisionPageProps) {
  const { t } = usePage()
  const { name, code } = division
  const title = t('portal:division.title', { name })
  return (
    <Page
      title={title}
      crumbs={path.map((one) => ({
        label: one.name,
        href: one.code === code ? undefined : `/divisions/${one.code}`,
      }))}
    >
      <h1>{title}</h1>
      {chosen ? (
        <p className="soft">{t('portal:division.chosen', { name })}</p>
      ) : (
        <p>
          <LinkButton tone="quiet" href={`/preferences?place=${code}&back=/`}>
            {t('portal:division.choose', { name })}
          </LinkButton>
        </p>
      )}
      <Columns
        side={
          <>
            <DivisionMap sketch={sketch} name={name} />
            {benefit && (
              <Card title={t('portal:home.meter')} note={t('portal:home.meterNote', { place: name })}>
                <PublicBenefitMeter
                  shares={benefit}
                  caption={t('portal:home.meterCaption', { place: name })}
                />
                <p>
                  <a href={`/divisions/${code}/benefit`}>{t('portal:home.meterAbout')}</a>
                </p>
              </Card>
            )}
          </>
        }
      >
        <Section title={t('portal:division.palaces')}>
          <PalaceRows palaces={palaces} empty={<NearestPalaces nearest={nearest} />} />
        </Section>
        {palaces.length > 0 && (
          <WhatsOn
            title={t('portal:division.week')}
            sessions={sessions}
            days
            moreHref={`/search?division=${code}`}
            empty={<p className="soft">{t('portal:division.nothing')}</p>}
          />
        )}
        {children.length > 0 && (
          <Section title={t('portal:division.children')}>
            <DivisionChildren name={name} divisions={children} />
          </Section>
        )}
      </Columns>
    </Page>
  )
}

function NearestPalaces({ nearest }: Pick<DivisionPageProps, 'nearest'>) {
  const { t } = usePage()
  return (
    <Note>
      <p>{t('portal:division.none')}</p>
      <ul>
        {nearest.map((palace) => (
          <li key={palace.id}>
            <a href={`/palaces/${palace.slug}`}>{palace.name}</a>{' '}
            {t('portal:division.away', { kilometres: palace.kilometres })}
          </li>
        ))}
      </ul>
    </Note>
  )
}
