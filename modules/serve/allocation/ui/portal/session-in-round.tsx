import { LinkButton, Note, Notice, usePage } from '#kit/ui/portal/index.ts'
import type { RoundSummary } from '../../contract/round.ts'
import { momentIn, nextIn, roundHref } from './words.ts'

/** On the page of a session that a draw gives: the way to apply, or to one's application. */
export function RoundButton({ round, applied }: { round: RoundSummary; applied: boolean }) {
  const { t } = usePage()
  const here = roundHref(round)
  const applying = round.phase === 'applying'
  if (applied)
    return (
      <LinkButton href={`${here}/mine`} tone="main" wide>
        {t('allocation:round.mine')}
      </LinkButton>
    )
  if (applying && round.kind === 'window')
    return (
      <LinkButton href={`${here}/apply`} tone="main" wide>
        {t('allocation:session.applyWindow')}
      </LinkButton>
    )
  return (
    <LinkButton href={here} tone="main" wide>
      {applying ? t('allocation:session.apply') : t('allocation:session.look')}
    </LinkButton>
  )
}

/** How this session opens, in plain words. P5. */
export function RoundNotice({ round, applied }: { round: RoundSummary; applied: boolean }) {
  const page = usePage()
  const { t } = page
  if (round.kind === 'window')
    return (
      <Notice title={applied ? t('allocation:session.noted') : t('allocation:session.windowTitle')}>
        <p>{t('allocation:window.how', { until: momentIn(page, round.applyUntil) })}</p>
        <p>
          {round.phase !== 'applying' && nextIn(page, round)}{' '}
          {t('allocation:window.so', { people: round.people, seats: round.seats })}{' '}
          <a href={roundHref(round)}>{t('allocation:window.more')}</a>
        </p>
      </Notice>
    )
  return (
    <Notice title={t('allocation:session.title', { title: round.title })}>
      <p>
        {t('allocation:session.how')} {nextIn(page, round)}
      </p>
    </Notice>
  )
}

/** After the draw: how it was, and that it is first come now. */
export function DrawnNote({ round }: { round: RoundSummary }) {
  const { t } = usePage()
  return (
    <Note>
      <p>
        {t(round.kind === 'window' ? 'allocation:session.windowDrawn' : 'allocation:session.roundDrawn')}{' '}
        <a href={roundHref(round)}>{t('allocation:session.proof')}</a>
      </p>
    </Note>
  )
}

/** A session that opens as most do; said while it matters. */
export function FirstComeNote({ opensAt, state }: { opensAt: string; state: string }) {
  const page = usePage()
  const { t } = page
  if (state === 'closed' || state === 'cancelled') return null
  return (
    <Note>
      <p>
        {state === 'notYet'
          ? t('allocation:session.firstComeFrom', { when: momentIn(page, opensAt) })
          : t('allocation:session.firstCome')}
      </p>
    </Note>
  )
}

/** Its places will be given by a draw that was not announced yet. */
export function UndecidedNotice() {
  const { t } = usePage()
  return (
    <Notice title={t('allocation:session.windowTitle')}>
      <p>{t('allocation:session.undecided')}</p>
    </Notice>
  )
}
