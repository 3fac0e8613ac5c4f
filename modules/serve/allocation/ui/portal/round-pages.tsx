import { Buttons, Empty, LinkButton, Page, Section, Tag, Timeline, usePage } from '#kit/ui/portal/index.ts'
import type { Round, RoundSummary } from '../../contract/round.ts'
import { Annulled, Proof } from './round-parts.tsx'
import { kindIn, langIn, momentIn, nextIn, palaceIn, roundHref, titleIn } from './words.ts'

/** Rounds that were announced: first those that take applications. */
export function RoundsPage({ rounds, applied }: { rounds: RoundSummary[]; applied: string[] }) {
  const page = usePage()
  const { t } = page
  const coming = rounds.filter(({ phase }) => phase === 'applying' || phase === 'announced')
  const open = coming.filter(({ kind }) => kind === 'round')
  const windows = coming.filter(({ kind }) => kind === 'window')
  const others = rounds.filter((round) => !coming.includes(round))
  const list = (some: RoundSummary[]) => (
    <ul className="lines">
      {some.map((round) => (
        <li key={round.id}>
          <div>
            <a href={roundHref(round)} lang={langIn(page, round.title)}>
              {round.title}
            </a>
            <p className="soft">
              <span lang={langIn(page, palaceIn(page, round))}>{palaceIn(page, round)}</span> ·{' '}
              {round.kind === 'window'
                ? t('allocation:window.size', { seats: round.seats })
                : t('allocation:rounds.size', { courses: round.courses, seats: round.seats })}{' '}
              · {t('allocation:rounds.people', { count: round.people })}
            </p>
            <p>
              {nextIn(page, round)}{' '}
              {applied.includes(round.id) && <Tag tone="kind">{t('allocation:rounds.mine')}</Tag>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
  return (
    <Page title={t('allocation:rounds.title')} description={t('allocation:rounds.lead')}>
      <h1>{t('allocation:rounds.title')}</h1>
      <p className="lead">{t('allocation:rounds.lead')}</p>
      {rounds.length === 0 && (
        <Empty title={t('allocation:rounds.none')}>
          <p>
            <a href="/search">{t('allocation:rounds.noneHint')}</a>
          </p>
        </Empty>
      )}
      {open.length > 0 && <Section title={t('allocation:rounds.open')}>{list(open)}</Section>}
      {windows.length > 0 && (
        <Section title={t('allocation:window.list')} note={t('allocation:window.listNote')}>
          {list(windows)}
        </Section>
      )}
      {others.length > 0 && <Section title={t('allocation:rounds.others')}>{list(others)}</Section>}
    </Page>
  )
}

/** One round: what is offered, how it is decided, when what happens, and the files that prove it. */
export function RoundPage({ round, applied }: { round: Round; applied: boolean }) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  return (
    <Page
      title={round.title}
      crumbs={[{ label: t('allocation:rounds.title'), href: '/rounds' }, { label: round.title }]}
    >
      <h1 lang={langIn(page, round.title)}>{round.title}</h1>
      <Annulled round={round} />
      {round.synthetic && <p className="soft">{t('allocation:round.synthetic')}</p>}
      <p className="lead">{nextIn(page, round)}</p>
      {round.note && <p lang={langIn(page, round.note)}>{round.note}</p>}
      <Buttons>
        {round.phase === 'applying' && (
          <LinkButton href={`${here}/apply`} tone="main">
            {applied ? t('allocation:round.change') : t('allocation:round.apply')}
          </LinkButton>
        )}
        {applied && <LinkButton href={`${here}/mine`}>{t('allocation:round.mine')}</LinkButton>}
        {round.files.includes('results.csv') && (
          <LinkButton href={`${here}/results`}>{t('allocation:round.results')}</LinkButton>
        )}
      </Buttons>
      <Section title={t('allocation:round.courses')} note={t('allocation:round.coursesNote')}>
        <ul className="lines">
          {round.courses.map((course) => (
            <li key={course.no}>
              <div>
                <a href={`/palaces/${course.slug}/sessions/${course.sessionId}`}>
                  {course.no}. {titleIn(page, course)}
                </a>
                <p className="soft">
                  {momentIn(page, course.start)} ·{' '}
                  <span lang={langIn(page, palaceIn(page, course))}>{palaceIn(page, course)}</span> ·{' '}
                  {keptIn(course.reserved)}
                </p>
              </div>
              <span>{t('allocation:round.places', { seats: course.seats, first: course.applicants })}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Rules round={round} />
      <Calendar round={round} />
      <Proof round={round} />
    </Page>
  )

  function keptIn(reserved: number[]): string {
    const kept = reserved.flatMap((places, i) =>
      places > 0 ? `${kindIn(page, round, i + 1)} ${places}` : [],
    )
    return kept.length > 0
      ? t('allocation:round.kept', { kinds: kept.join(t('allocation:comma')) })
      : t('allocation:round.keptNone')
  }
}

function Rules({ round }: { round: Round }) {
  const page = usePage()
  const { t } = page
  return (
    <Section title={t('allocation:rules.title')}>
      <ul>
        <li>{t('allocation:rules.speed')}</li>
        <li>{t('allocation:rules.honest', { most: round.mostChoices })}</li>
        <li>{t('allocation:rules.together', { most: round.mostTogether })}</li>
        {round.mostTogether > 1 && <li>{t('allocation:rules.waitTogether')}</li>}
        {round.reserves.length > 0 && (
          <li>
            {t('allocation:rules.order', {
              order: round.precedence.map((kind) => kindIn(page, round, kind)).join(' → '),
            })}{' '}
            {round.precedence.at(-1) === 0 ? t('allocation:rules.guarantee') : t('allocation:rules.onTop')}
          </li>
        )}
        {round.mostTickets > 1 && (
          <li>
            {t('allocation:rules.tickets', {
              first: round.firstTime,
              lost: round.perLostRound,
              most: round.mostTickets,
            })}
          </li>
        )}
        <li>{t('allocation:rules.groups')}</li>
      </ul>
    </Section>
  )
}

function Calendar({ round }: { round: Round }) {
  const page = usePage()
  const { t } = page
  const order = ['announced', 'applying', 'closed', 'sealed', 'drawn', 'confirming', 'waiting', 'open']
  const at = order.indexOf(round.phase)
  const steps = [
    { key: 'apply', from: 1, to: 1, when: round.applyFrom, until: round.applyUntil },
    { key: 'seal', from: 2, to: 2, when: round.applyUntil, until: null },
    { key: 'draw', from: 3, to: 4, when: round.drawAt, until: null },
    { key: 'confirm', from: 5, to: 5, when: round.drawAt, until: round.confirmUntil },
    { key: 'wait', from: 6, to: 6, when: round.confirmUntil, until: round.openAt },
    { key: 'open', from: 7, to: 7, when: round.openAt, until: null },
  ] as const
  return (
    <Section title={t('allocation:calendar.title')}>
      <Timeline
        steps={steps.map(({ key, from, to, when, until }) => ({
          title: t(`allocation:calendar.${key}`),
          at: until === null ? momentIn(page, when) : `${momentIn(page, when)} – ${momentIn(page, until)}`,
          state: at > to ? 'done' : at >= from ? 'now' : 'next',
        }))}
      />
    </Section>
  )
}
