import {
  Buttons,
  FactList,
  LinkButton,
  Notice,
  Page,
  Section,
  Timeline,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Round } from '../../contract/round.ts'
import { Annulled, Proof } from './round-parts.tsx'
import { courseIn, momentIn, nextIn, roundHref, titleIn } from './words.ts'

/** The fair window of one session: how it works in plain words, when what happens, and the files that prove it. P5. */
export function WindowPage({ round, applied }: { round: Round; applied: boolean }) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  const course = round.courses[0]!
  const session = `/palaces/${course.slug}/sessions/${course.sessionId}`
  const title = titleIn(page, course)
  return (
    <Page
      title={t('allocation:window.title', { title })}
      width="narrow"
      crumbs={[{ label: title, href: session }, { label: t('allocation:window.crumb') }]}
    >
      <h1>{t('allocation:window.title', { title })}</h1>
      <Annulled round={round} />
      {round.synthetic && <p className="soft">{t('allocation:round.synthetic')}</p>}
      <p className="lead">{t('allocation:window.how', { until: momentIn(page, round.applyUntil) })}</p>
      <Notice title={nextIn(page, round)}>
        <p>{t('allocation:window.so', { people: round.people, seats: course.seats })}</p>
      </Notice>
      <Buttons>
        {round.phase === 'applying' && (
          <LinkButton href={`${here}/apply`} tone="main">
            {applied ? t('allocation:round.change') : t('allocation:session.applyWindow')}
          </LinkButton>
        )}
        {applied && <LinkButton href={`${here}/mine`}>{t('allocation:round.mine')}</LinkButton>}
        {round.files.includes('results.csv') && (
          <LinkButton href={`${here}/results`}>{t('allocation:round.results')}</LinkButton>
        )}
        <LinkButton href={session} tone="link">
          {t('allocation:window.session')}
        </LinkButton>
      </Buttons>
      <FactList
        facts={[
          { label: t('allocation:round.course'), value: courseIn(page, course) },
          {
            label: t('allocation:round.seats'),
            value: t('allocation:window.seats', { seats: course.seats, waiting: course.waiting }),
            detail:
              (course.reserved[0] ?? 0) > 0
                ? t('allocation:window.kept', { places: course.reserved[0]! })
                : undefined,
          },
        ]}
      />
      <Section title={t('allocation:rules.title')}>
        <ul>
          <li>{t('allocation:window.rule.chance')}</li>
          <li>{t('allocation:window.rule.draw')}</li>
          <li>{t('allocation:window.rule.taken')}</li>
          <li>{t('allocation:rules.together', { most: round.mostTogether })}</li>
          <li>{t('allocation:window.rule.after')}</li>
          {round.mostTogether > 1 && <li>{t('allocation:rules.waitTogether')}</li>}
        </ul>
      </Section>
      <Steps round={round} />
      <Proof round={round} />
    </Page>
  )
}

function Steps({ round }: { round: Round }) {
  const page = usePage()
  const { t } = page
  const order = ['announced', 'applying', 'closed', 'sealed', 'drawn', 'open']
  const at = order.indexOf(round.phase)
  const steps = [
    {
      title: t('allocation:window.step.apply'),
      when: `${momentIn(page, round.applyFrom)} – ${momentIn(page, round.applyUntil)}`,
      from: 1,
      to: 1,
    },
    { title: t('allocation:window.step.draw'), when: momentIn(page, round.drawAt), from: 2, to: 4 },
    { title: t('allocation:window.step.open'), when: t('allocation:window.step.then'), from: 5, to: 5 },
  ]
  return (
    <Section title={t('allocation:calendar.title')}>
      <Timeline
        steps={steps.map(({ title, when, from, to }) => ({
          title,
          at: when,
          state: at > to ? 'done' : at >= from ? 'now' : 'next',
        }))}
      />
    </Section>
  )
}
