import type { ReactNode } from 'react'
import { Empty, PageHeader, ScreenLink, StateTag, useScope, useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting } from '../../../contract.ts'
import { timeWords } from '../words.ts'

/** Today's sessions, the open doors first; one tap stands at the door. */
export function Meetings({
  meetings,
  choose,
  note,
}: {
  meetings: readonly DoorMeeting[]
  choose: (sessionId: string) => void
  note: ReactNode
}) {
  const t = useT()
  const { name } = useScope()
  return (
    <main className="door">
      <PageHeader
        title={t('enrolment:console.door.which')}
        sub={name}
        trail={[{ label: t('enrolment:console.door.back'), to: '/' }]}
      />
      {note}
      {meetings.length === 0 && (
        <Empty
          title={t('enrolment:console.door.noMeetings')}
          next={t('enrolment:console.door.noMeetingsNext')}
          action={<ScreenLink to="/timetable">{t('enrolment:console.door.timetable')}</ScreenLink>}
        />
      )}
      <ul className="door-meetings">
        {meetings.map((meeting) => (
          <li key={`${meeting.sessionId}-${meeting.meetingNo}`}>
            <button type="button" onClick={() => choose(meeting.sessionId)}>
              <b>{timeWords(t, meeting.start)}</b>
              <span className="what">
                <strong>{meeting.title}</strong>
                <span className="soft">
                  {[t('enrolment:console.door.until', { time: timeWords(t, meeting.end) }), meeting.spaceName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <DoorState meeting={meeting} />
              </span>
              <span className="count">
                {meeting.checkedIn}/{meeting.expected}
                <span className="soft">{t('enrolment:console.door.inside')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}

/** Open, opens later, or over, in words. */
export function DoorState({ meeting }: { meeting: DoorMeeting }) {
  const t = useT()
  if (meeting.open) return <StateTag tone="free">{t('enrolment:console.door.open')}</StateTag>
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(meeting.end), Temporal.Now.instant()) <= 0
  return (
    <StateTag tone="plain">
      {isOver
        ? t('enrolment:console.door.over')
        : t('enrolment:console.door.opensAt', { time: timeWords(t, meeting.opensAt) })}
    </StateTag>
  )
}
