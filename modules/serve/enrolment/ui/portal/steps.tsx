import { Timeline, usePage, type Step } from '#kit/ui/portal/index.ts'
import type { MyEnrolment, TicketSession } from '../../contract.ts'
import { momentIn } from './words.ts'

/** Everything that happened to one person's claim, and what comes next. */
export function Steps({
  person,
  session,
  graceMinutes,
}: {
  person: MyEnrolment
  session: TicketSession
  graceMinutes: number
}) {
  const page = usePage()
  const { t } = page
  const moment = (at: string) => momentIn(page, at, session.palace.timeZone)
  const past = person.steps.map(({ kind, at, until }): Step => ({
    title: t(`enrolment:step.${kind}`),
    at: moment(at),
    detail: until ? t('enrolment:step.offeredUntil', { until: moment(until) }) : undefined,
    state: 'done',
  }))
  const come: Step = {
    title: t('enrolment:step.come'),
    at: moment(session.start),
    detail: t('enrolment:step.comeDetail', { minutes: graceMinutes }),
    state: 'next',
  }
  const ahead: Partial<Record<MyEnrolment['state'], Step>> = {
    waitlisted: {
      title: t('enrolment:step.wait'),
      detail: t('enrolment:ahead', { count: person.waiting?.ahead ?? 0 }),
      state: 'now',
    },
    offered: { title: t('enrolment:step.answer'), state: 'now' },
    confirmed: come,
  }
  const next = session.cancelled ? undefined : ahead[person.state]
  return <Timeline steps={next ? [...past, next] : past} />
}
