import {
  Button,
  Buttons,
  ErrorSummary,
  FactList,
  Flash,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  PrintButton,
  Section,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyApplication, Round } from '../../contract/round.ts'
import { Chances } from './apply-page.tsx'
import { Together } from './together.tsx'
import { courseIn, kindIn, momentIn, nextIn, roundHref, roundTitleIn, titleIn, verifyHref } from './words.ts'

interface LetterPageProps {
  round: Round
  application: MyApplication
  people: { personId: string; name: string }[]
  done?: 'applied' | 'joined' | 'invited' | 'withdrawn' | 'confirmed' | 'declined'
  errors: FormError[]
}

/** One's own application: the chances before the draw, and after it what came of it and why. */
export function LetterPage({ round, application, people, done, errors }: LetterPageProps) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  const drawn = application.rank !== null
  const window = round.kind === 'window'
  const title = roundTitleIn(page, round)
  return (
    <Page
      title={t('allocation:letter.title', { title })}
      width="narrow"
      crumbs={[
        { label: t('allocation:rounds.title'), href: '/rounds' },
        { label: title, href: here },
        { label: t('allocation:letter.crumb') },
      ]}
      private
    >
      {done && <Flash>{t(`allocation:done.${done}`)}</Flash>}
      <h1>{t('allocation:letter.title', { title })}</h1>
      <ErrorSummary errors={errors} />
      <p className="lead">{nextIn(page, round)}</p>
      {drawn && <Result round={round} application={application} />}
      {application.chances.length > 0 && (
        <Chances round={round} choices={application.choices} chances={application.chances} />
      )}
      <FactList
        facts={[
          {
            label: window ? t('allocation:round.course') : t('allocation:letter.choices'),
            value: window ? (
              courseIn(page, round.courses[0]!)
            ) : (
              <ol>
                {application.choices.map((no) => (
                  <li key={no}>{courseIn(page, round.courses[no - 1]!)}</li>
                ))}
              </ol>
            ),
          },
          {
            label: t('allocation:letter.people'),
            value: people.map(({ name }) => name).join(t('allocation:comma')),
          },
          ...(window
            ? []
            : [
                {
                  label: t('allocation:letter.tickets'),
                  value: t('allocation:letter.ticketCount', { count: application.tickets }),
                  detail: application.reserves
                    .map((kind) => kindIn(page, round, kind))
                    .join(t('allocation:comma')),
                },
              ]),
          {
            label: t('allocation:letter.party'),
            value: <code>{application.party}</code>,
            detail: (
              <>
                {t('allocation:letter.partyHint')}{' '}
                {round.seal && (
                  <a href={`${here}/proof/${application.party}`}>{t('allocation:letter.membership')}</a>
                )}
              </>
            ),
          },
        ]}
      />
      <Together round={round} application={application} />
      {round.phase === 'applying' && application.leads && (
        <Form action={`${here}/mine/withdrawn`}>
          <Buttons>
            <LinkButton href={`${here}/apply`}>{t('allocation:letter.change')}</LinkButton>
            <Button tone="danger">{t('allocation:letter.withdraw')}</Button>
          </Buttons>
        </Form>
      )}
      {drawn && (
        <Buttons>
          <PrintButton />
          <LinkButton href={`${here}/results`}>{t('allocation:round.results')}</LinkButton>
          <LinkButton href={verifyHref(round, application.party)}>{t('allocation:letter.check')}</LinkButton>
        </Buttons>
      )}
    </Page>
  )
}

function Result({ round, application }: { round: Round; application: MyApplication }) {
  const page = usePage()
  const { t } = page
  const { rank, choice, why, claims } = application
  const got = choice === null ? null : round.courses[application.choices[choice - 1]! - 1]!
  return (
    <>
      <Notice
        tone={got ? 'good' : 'info'}
        title={got ? t('allocation:letter.won', { title: titleIn(page, got) }) : t('allocation:letter.lost')}
      >
        <p>{t('allocation:letter.rank', { rank: rank!, of: round.applications })}</p>
      </Notice>
      {claims.map((claim) => (
        <Claim
          key={claim.course}
          round={round}
          claim={claim}
          together={application.personIds.length + application.others.length > 1}
        />
      ))}
      <Section title={t('allocation:why.title')}>
        <ol>
          {why.map(({ choice, course, outcome, hurdles }) => (
            <li key={choice}>
              <b>{titleIn(page, round.courses[course - 1]!)}</b>:{' '}
              {t(`allocation:why.${outcome}`, { rank: rank! })}
              {outcome !== 'notNeeded' && (
                <ul>
                  {hurdles.map(({ kind, held, lastRank }, i) => (
                    <li key={i}>
                      {lastRank === 0
                        ? t('allocation:why.hurdleEmpty', { kind: kindIn(page, round, kind), held })
                        : t('allocation:why.hurdle', { kind: kindIn(page, round, kind), held, lastRank })}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

interface ClaimProps {
  round: Round
  claim: MyApplication['claims'][number]
  /** Whether somebody applied with the reader. */
  together: boolean
}

/** What was won or is waited for at one course, with the answer that is due. */
function Claim({ round, claim, together }: ClaimProps) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  const course = round.courses[claim.course - 1]!
  const title = titleIn(page, course)
  const waits = claim.state === 'waiting'
  return (
    <Section
      title={title}
      note={
        claim.number === null
          ? undefined
          : round.kind === 'window'
            ? t('allocation:window.claim.number', { number: claim.number })
            : t('allocation:claim.number', { number: claim.number, ahead: claim.ahead })
      }
    >
      <p>
        {round.kind === 'window' && (claim.state === 'waiting' || claim.state === 'confirmed')
          ? t(`allocation:window.claim.${claim.state}`)
          : t(`allocation:claim.${claim.state}`, { until: claim.until ? momentIn(page, claim.until) : '' })}
      </p>
      {waits && together && <p>{t('allocation:rules.waitTogether')}</p>}
      {claim.ticketId && (
        <LinkButton href={`/my/tickets/${course.palaceId}/${claim.ticketId}`} tone="main">
          {t('allocation:claim.ticket')}
        </LinkButton>
      )}
      {round.kind === 'round' && (claim.state === 'offered' || waits) && (
        <Form action={`${here}/mine/confirmed`}>
          <input type="hidden" name="course" value={claim.course} />
          <Buttons>
            {!waits && <Button>{t('allocation:claim.confirm')}</Button>}
            <Button tone="quiet" formAction={`${here}/mine/declined`}>
              {waits ? t('allocation:claim.leave') : t('allocation:claim.decline')}
            </Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
