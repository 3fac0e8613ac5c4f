import type { ReactNode } from 'react'
import {
  ActionBar,
  ActionCard,
  Buttons,
  Columns,
  Illustration,
  LinkButton,
  Notice,
  OutlineMap,
  Page,
  PhoneLink,
  PlacesLeft,
  Section,
  ShareButton,
  Tags,
  usePage,
  type Outline,
} from '#kit/ui/portal/index.ts'
import type { SessionDetail } from '../../contract.ts'
import { SessionFacts } from './session-facts.tsx'
import { dayOf, nameIn, placesShown, sessionHref, tagsOf, titleIn } from './words.ts'
import { Meetings, OtherDates, Rules } from './session-parts.tsx'

export interface SketchMap {
  viewBox: string
  outlines: Outline[]
  marker: { x: number; y: number; label: string }
}

export interface SessionPageProps {
  session: SessionDetail
  /** The rooms that the meetings name, by id. */
  spaceNames: ReadonlyMap<string, string>
  /** What to do here: sign up, see my ticket, wait, or read why not. serve/enrolment draws it. */
  action: ReactNode
  /** Something that just happened or must be known first, above the facts. */
  notice?: ReactNode
  map?: SketchMap | null
  jsonLd: object
  canonical: string
}

/** One session: when, where, who may come, what it costs, the rules in plain words, and the one thing to do. */
export function SessionPage({
  session,
  spaceNames,
  action,
  notice,
  map,
  jsonLd,
  canonical,
}: SessionPageProps) {
  const page = usePage()
  const { t } = page
  const { palace } = session
  const title = titleIn(t, session)
  const here = sessionHref(session)
  const places = (
    <PlacesLeft places={placesShown(session.places, page, palace.timeZone)} live={`${here}/places`} />
  )
  return (
    <Page
      title={`${title} · ${dayOf(session, page)}`}
      description={session.summary}
      canonical={canonical}
      jsonLd={jsonLd}
      banner={<Illustration name={session.illustration} />}
      crumbs={[
        { label: t('catalog:session.crumb'), href: '/search' },
        { label: nameIn(t, palace), href: `/palaces/${palace.slug}` },
      ]}
    >
      <Columns
        side={
          <>
            <ActionCard title={t('catalog:session.signUp')}>
              <ActionBar figure={places}>{action}</ActionBar>
            </ActionCard>
            <OtherDates session={session} />
          </>
        }
      >
        <h1>{title}</h1>
        <Tags items={tagsOf(t, session)} />
        {session.meetings.some(({ displaced }) => displaced) && (
          <Notice tone="urgent" title={t('catalog:session.displaced')}>
            <p>{t('catalog:session.displacedNote')}</p>
          </Notice>
        )}
        {session.places.state === 'cancelled' && (
          <Notice tone="urgent" title={t('catalog:session.cancelled')}>
            {session.cancelReason && <p>{session.cancelReason}</p>}
          </Notice>
        )}
        {notice}
        <SessionFacts session={session} />
        <Description text={session.description || session.summary} />
        <Meetings session={session} spaceNames={spaceNames} />
        <Rules session={session} />
        <Section title={t('catalog:session.way')}>
          <p>{[palace.address, palace.routeText].filter(Boolean).join(t('catalog:sentence.and'))}</p>
          {map && <OutlineMap label={t('catalog:session.map', { palace: nameIn(t, palace) })} {...map} />}
          <p>
            {t('catalog:session.ask')} <PhoneLink number={palace.phone} />
          </p>
        </Section>
        <Buttons>
          <LinkButton href={`${here}.ics`} download>
            {t('catalog:session.addToCalendar')}
          </LinkButton>
          <ShareButton title={title} url={canonical} />
        </Buttons>
      </Columns>
    </Page>
  )
}

function Description({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)
}
