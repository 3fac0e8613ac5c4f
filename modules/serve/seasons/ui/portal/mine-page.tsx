import {
  Button,
  Buttons,
  Empty,
  ErrorSummary,
  Flash,
  Form,
  type FormError,
  LinkButton,
  Page,
  Section,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Reasons } from '../../contract/plan.ts'
import type { HallRequest, Season } from '../../contract/season.ts'
import { dateWords, dayWords, reasonWords, spaceWords, wishWords } from '../words.ts'
import { rangeIn, seasonHref } from './words.ts'

type Mine = { request: HallRequest; reasons: Reasons | null }
type Props = { season: Season; mine: Mine[]; done: 'asked' | 'withdrawn' | undefined; errors: FormError[] }

/** Everything that somebody asked of a season, and after publication what each choice came to, and why. */
export function MinePage({ season, mine, done, errors }: Props) {
  const { t } = usePage()
  const here = seasonHref(season)
  return (
    <Page
      title={t('seasons:portal.mine')}
      crumbs={[
        { label: t('seasons:portal.title'), href: '/seasons' },
        { label: season.title, href: here },
        { label: t('seasons:portal.mine') },
      ]}
      private
    >
      <h1>{t('seasons:portal.mine')}</h1>
      {done && <Flash>{t(`seasons:portal.done.${done}`)}</Flash>}
      <ErrorSummary errors={errors} />
      {mine.length === 0 && (
        <Empty title={t('seasons:portal.noneMine')}>
          {season.phase === 'applying' && (
            <LinkButton href={`${here}/ask`} tone="main">
              {t('seasons:portal.ask')}
            </LinkButton>
          )}
        </Empty>
      )}
      {mine.map((one) => (
        <OneRequest key={one.request.id} season={season} {...one} />
      ))}
      <Buttons>
        <LinkButton href={here}>{t('seasons:portal.back')}</LinkButton>
      </Buttons>
    </Page>
  )
}

function OneRequest({ season, request, reasons }: Mine & { season: Season }) {
  const page = usePage()
  const { t } = page
  const { placements, times } = request
  const published = season.phase === 'published' || season.phase === 'finished'
  return (
    <Section title={t('seasons:loser', { no: request.no, organisation: request.organisation })}>
      <p>
        {request.purpose && `${request.purpose} · `}
        {t('seasons:portal.timesWeek', { times, least: request.least, wanted: request.wanted })}
      </p>
      {!published && (
        <ol>
          {request.wishes.map((wish, n) => (
            <li key={n}>{wishWords(t, wish, season.places)}</li>
          ))}
        </ol>
      )}
      {!published && <p className="soft">{t('seasons:portal.waiting')}</p>}
      {published && (
        <p className="lead">
          {placements.length === 0
            ? t('seasons:portal.notGiven')
            : placements.length < times
              ? t('seasons:portal.givenPart', { given: placements.length, times })
              : t('seasons:portal.given')}
        </p>
      )}
      {request.refused !== null && published && (
        <p>{t('seasons:portal.refusedWhy', { reason: request.refused })}</p>
      )}
      <ul>
        {placements.map((placement) => (
          <li key={placement.id}>
            <b>
              {dayWords(t, placement.weekday)} {placement.from}–{placement.until}
            </b>{' '}
            {placement.palace} {spaceWords(t, placement.space, season.places)}{' '}
            {placement.seriesId && (
              <a href={`/my/series/${placement.palaceId}/${placement.seriesId}`}>
                {t('seasons:portal.series')}
              </a>
            )}
            {placement.conflicts.map(({ date, become, movedTo }) => (
              <p key={date} className="soft">
                {t(`seasons:portal.conflict.${become ?? 'open'}`, {
                  date: dateWords(t, date),
                  to: movedTo ? rangeIn(page, movedTo) : '',
                  where: movedTo?.name ?? '',
                })}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {reasons && (
        <>
          <h3>{t('seasons:portal.whyTitle')}</h3>
          <ol>
            {reasons.wishes.map((one) => (
              <li key={one.rank}>
                {request.wishes[one.rank - 1] && wishWords(t, request.wishes[one.rank - 1]!, season.places)}
                <p className="soft">{reasonWords(t, one, reasons, season)}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      {!published && (
        <Form action={`${seasonHref(season)}/mine/withdraw`}>
          <input type="hidden" name="requestId" value={request.id} />
          <Buttons>
            <Button tone="quiet">{t('seasons:portal.withdraw')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
