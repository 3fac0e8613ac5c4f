import { Buttons, Empty, LinkButton, Page, Section, Table, Tag, usePage } from '#kit/ui/portal/index.ts'
import type { Season, SeasonSummary } from '../../contract/season.ts'
import { hallWords, openWords, ruleWords, seasonWords } from '../words.ts'
import { momentIn, seasonHref } from './words.ts'

/** Seasons that were announced. */
export function SeasonsPage({ seasons }: { seasons: SeasonSummary[] }) {
  const page = usePage()
  const { t } = page
  return (
    <Page title={t('seasons:portal.title')} description={t('seasons:portal.lead')}>
      <h1>{t('seasons:portal.title')}</h1>
      <p className="lead">{t('seasons:portal.lead')}</p>
      {seasons.length === 0 && <Empty title={t('seasons:portal.none')} />}
      <ul className="lines">
        {seasons.map((season) => (
          <li key={season.id}>
            <div>
              <a href={seasonHref(season)}>{season.title}</a>
              <p className="soft">
                {season.palace} · {seasonWords(t, season)} ·{' '}
                {t('seasons:portal.counts', { halls: season.halls, requests: season.requests })}
              </p>
              <p>
                <Tag tone={season.phase === 'applying' ? 'draw' : 'kind'}>
                  {t(`seasons:phase.${season.phase}`)}
                </Tag>{' '}
                {t('seasons:portal.applyBy', { until: momentIn(page, season.applyUntil) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** One season: how it is decided, and which halls can be had when. */
export function SeasonPage({ season, phone }: { season: Season; phone: string }) {
  const page = usePage()
  const { t } = page
  const here = seasonHref(season)
  const onePalace = season.places.every(({ palaceId }) => palaceId === season.palaceId)
  return (
    <Page
      title={season.title}
      crumbs={[{ label: t('seasons:portal.title'), href: '/seasons' }, { label: season.title }]}
    >
      <h1>{season.title}</h1>
      <p className="lead">
        {season.palace} · {seasonWords(t, season)}
      </p>
      {season.note && <p>{season.note}</p>}
      <p>
        <Tag tone="kind">{t(`seasons:phase.${season.phase}`)}</Tag>{' '}
        {t('seasons:portal.applyBy', { until: momentIn(page, season.applyUntil) })}
      </p>
      <Buttons>
        {season.phase === 'applying' && (
          <LinkButton href={`${here}/ask`} tone="main">
            {t('seasons:portal.ask')}
          </LinkButton>
        )}
        <LinkButton href={`${here}/mine`}>{t('seasons:portal.mine')}</LinkButton>
      </Buttons>
      <p className="soft">
        {t('seasons:portal.call')} {phone}
      </p>
      <Section title={t('seasons:portal.rules')}>
        <ul>
          {ruleWords(t, season.rules).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('seasons:portal.hallsTitle')}>
        <Table
          caption={t('seasons:portal.hallsTitle')}
          captionHidden
          columns={[{ label: t('seasons:portal.where') }, { label: t('seasons:portal.openTimes') }]}
          rows={season.places.map((hall) => [
            onePalace ? hallWords(t, hall) : `${hall.palace} ${hallWords(t, hall)}`,
            openWords(t, hall.open),
          ])}
        />
      </Section>
    </Page>
  )
}
