import { Button } from 'antd'
import type { MessageKey } from '#kit/i18n/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import { listWords } from '../words.ts'
import type { Desk, Trouble } from './use-desk.ts'

/** What to do about a problem of the server, where there is something to do. */
const advice: Record<string, MessageKey> = {
  'door-closed': 'enrolment:console.door.advice.closed',
  'session-cancelled': 'enrolment:console.door.advice.cancelled',
  'ticket-not-found': 'enrolment:console.door.advice.unknown',
  'other-session': 'enrolment:console.door.advice.other',
  'no-free-place': 'enrolment:console.door.advice.full',
  'others-wait': 'enrolment:console.door.advice.waiting',
  'too-late-to-undo': 'enrolment:console.door.advice.undo',
  unreachable: 'enrolment:console.door.advice.offline',
}

/** What went wrong and what to do now; offers to let someone in on a free place where that may help. */
export function TroubleCard({
  trouble,
  left,
  walkIn,
}: {
  trouble: Trouble | null
  left: number
  walkIn: (() => void) | null
}) {
  const t = useT()
  if (!trouble) return null
  const next = trouble.kind === 'problem' ? advice[trouble.problem.code.split(':')[1] ?? ''] : undefined
  return (
    <div className="door-card trouble" role="alert">
      {trouble.kind === 'problem' && <strong>{trouble.problem.title}</strong>}
      {next && <p>{t(next)}</p>}
      {trouble.kind === 'unclear' && <strong>{t(`enrolment:console.door.unclear.${trouble.why}`)}</strong>}
      {trouble.kind === 'nobody' && (
        <>
          <strong>{t(`enrolment:console.door.nobody.${trouble.sought}`)}</strong>
          {left > 0 && walkIn && (
            <Button size="large" onClick={walkIn}>
              {t('enrolment:console.door.offerWalkIn', { count: left })}
            </Button>
          )}
        </>
      )}
      {trouble.kind === 'refused' &&
        trouble.people.map(({ nameMasked, reason }, index) => (
          <strong key={index}>
            {t('enrolment:console.door.refused', { name: nameMasked, reason: reason ?? '' })}
          </strong>
        ))}
    </div>
  )
}

/** Who went in last, with the way back for a few minutes. */
export function EnteredLine({ desk }: { desk: Desk }) {
  const t = useT()
  const { entered, busy, undo } = desk
  if (!entered) return null
  const { ids, names, seats, again } = entered
  const words = { names: listWords(t, names), count: names.length }
  return (
    <div className="door-card entered" role="status">
      <span>
        <strong>{t(again ? 'enrolment:console.door.again' : 'enrolment:console.door.entered', words)}</strong>
        {seats.length > 0 && (
          <span className="soft">
            {t('enrolment:console.door.seats', { seats: seats.join(t('enrolment:console.comma')) })}
          </span>
        )}
      </span>
      {ids.length > 0 && (
        <Button size="large" loading={busy} onClick={() => void undo(ids)}>
          {t('enrolment:console.door.undo')}
        </Button>
      )}
    </div>
  )
}
