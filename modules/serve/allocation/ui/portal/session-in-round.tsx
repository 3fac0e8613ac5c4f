import { LinkButton, Notice, usePage } from '#kit/ui/portal/index.ts'
import type { RoundSummary } from '../../contract/round.ts'
import { nextIn, roundHref } from './words.ts'

/** On the page of a session that a round gives: the way to the round. */
export function RoundButton({ round }: { round: RoundSummary }) {
  const { t } = usePage()
  return (
    <LinkButton href={roundHref(round)} tone="main">
      {round.phase === 'applying' ? t('allocation:session.apply') : t('allocation:session.look')}
    </LinkButton>
  )
}

/** How this session opens, in plain words. P5. */
export function RoundNotice({ round }: { round: RoundSummary }) {
  const page = usePage()
  const { t } = page
  return (
    <Notice title={t('allocation:session.title', { title: round.title })}>
      <p>
        {t('allocation:session.how')} {nextIn(page, round)}
      </p>
    </Notice>
  )
}
