import { sayRange, sayWhen } from '#kit/calendar/index.ts'
import { Card, Lines, Section, usePage } from '#kit/ui/portal/index.ts'
import type { SessionDetail } from '../../contract.ts'
import { sessionHref } from './words.ts'

/** What to bring and know, and how sign-up ends, in plain words. P9. */
export function Rules({ session }: { session: SessionDetail }) {
  const { t, now } = usePage()
  const options = { locale: t.locale, timeZone: session.palace.timeZone }
  const closes = sayWhen({ start: Temporal.Instant.from(session.closesAt) }, now, options)
  return (
    <Section title={t('catalog:session.rules')}>
      <ul>
        {session.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
        <li>{t('catalog:session.closes', { closes })}</li>
      </ul>
    </Section>
  )
}

/** Every date of a course, with the room where it differs and what was called off. */
export function Meetings({
  session,
  spaceNames,
}: {
  session: SessionDetail
  spaceNames: ReadonlyMap<string, string>
}) {
  const { t, now } = usePage()
  if (session.meetings.length < 2) return null
  const options = { locale: t.locale, timeZone: session.palace.timeZone }
  return (
    <Section
      title={t('catalog:session.allMeetings')}
      note={t('catalog:session.meetings', { count: session.meetingCount })}
    >
      <Lines
        items={session.meetings.map(({ no, start, end, spaceId, cancelled, displaced }) => {
          const span = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
          return {
            label: t('catalog:session.meetingNo', { no, when: sayRange(span, now, options) }),
            value: cancelled
              ? t('catalog:session.meetingCancelled')
              : displaced
                ? t('catalog:session.meetingDisplaced')
                : (spaceNames.get(spaceId) ?? ''),
          }
        })}
      />
    </Section>
  )
}

/** The next dates of the same programme, for whoever cannot come to this one. */
export function OtherDates({ session }: { session: SessionDetail }) {
  const { t, now } = usePage()
  if (session.others.length === 0) return null
  const options = { locale: t.locale, timeZone: session.palace.timeZone }
  return (
    <Card title={t('catalog:session.others')}>
      <Lines
        items={session.others.map(({ id, start, end }) => ({
          label: sayRange(
            { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
            now,
            options,
          ),
          value: '',
          href: sessionHref({ palace: session.palace, id }),
        }))}
      />
    </Card>
  )
}
