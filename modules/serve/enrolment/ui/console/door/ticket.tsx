import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { StateTag, useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting, DoorPerson, DoorTicket } from '../../../contract.ts'
import { listWords, stateTone, timeWords, whenWords } from '../words.ts'
import { canEnter, preselected, standing, toggled } from './family.ts'
import type { Desk, Stage } from './use-desk.ts'
import { useFocus } from './use-focus.ts'
import { WholeName } from './whole-name.tsx'

type How = Extract<Stage, { kind: 'ticket' }>['how']
type TicketProps = {
  ticket: DoorTicket
  how: How
  desk: Desk
  meeting: DoorMeeting
  meetings: readonly DoorMeeting[]
  change: (sessionId: string) => void
  walkIn: () => void
}

/** A ticket with everyone on it chosen: one tap lets the family in. Another session's ticket offers its own door. */
export function TicketCard({ ticket, how, desk, meeting, meetings, change, walkIn }: TicketProps) {
  const t = useT()
  const { people } = ticket
  const main = useFocus<HTMLButtonElement>()
  const [chosen, choose] = useState(() => preselected(people))
  const elsewhere = ticket.sessionId !== meeting.sessionId
  const hasDoor = meetings.some(({ sessionId }) => sessionId === ticket.sessionId)
  const when = { title: ticket.title, when: whenWords(t, ticket.start) }
  const how_ = standing(people)
  return (
    <section
      className="door-card ticket"
      aria-label={t('enrolment:console.door.ticket', { code: ticket.code })}
    >
      {ticket.code && <p className="soft">{t('enrolment:console.door.ticket', { code: ticket.code })}</p>}
      {elsewhere && (
        <p className="door-note" role="alert">
          {t('enrolment:console.door.elsewhere', when)}
        </p>
      )}
      {!elsewhere && how_ === 'inside' && (
        <p className="door-note" role="alert">
          {t('enrolment:console.door.allInside')}
        </p>
      )}
      {people.length === 0 && (
        <p className="door-note" role="alert">
          {t('enrolment:console.door.allCancelled')}
        </p>
      )}
      <ul className="door-people">
        {people.map((person) => (
          <OnTicket
            key={person.enrolmentId}
            person={person}
            chosen={chosen.includes(person.enrolmentId)}
            toggle={elsewhere ? null : () => choose((now) => toggled(now, person.enrolmentId))}
          />
        ))}
      </ul>
      <div className="door-act">
        {elsewhere && hasDoor && (
          <Button type="primary" size="large" block ref={main} onClick={() => change(ticket.sessionId)}>
            {t('enrolment:console.door.goThere', { title: ticket.title })}
          </Button>
        )}
        {elsewhere && !hasDoor && <p>{t('enrolment:console.door.notToday', when)}</p>}
        {!elsewhere && how_ === 'enter' && (
          <Button
            type="primary"
            size="large"
            block
            ref={main}
            loading={desk.busy}
            disabled={chosen.length === 0}
            onClick={() => void desk.enter(chosen, how)}
          >
            {chosen.length === 0
              ? t('enrolment:console.door.chooseSomeone')
              : t('enrolment:console.door.enter', { count: chosen.length })}
          </Button>
        )}
        {!elsewhere && how_ === 'refused' && meeting.left > 0 && (
          <Button size="large" block onClick={walkIn}>
            {t('enrolment:console.door.offerWalkIn', { count: meeting.left })}
          </Button>
        )}
      </div>
    </section>
  )
}

function OnTicket({
  person,
  chosen,
  toggle,
}: {
  person: DoorPerson
  chosen: boolean
  toggle: (() => void) | null
}) {
  const t = useT()
  const { personId, nameMasked, seatNo, waitlistNo, companion, child, age, checkedInAt, state, mayEnter } =
    person
  const about = [
    seatNo && t('enrolment:console.seat', { no: seatNo }),
    waitlistNo && !seatNo && t('enrolment:console.waitlistNo', { no: waitlistNo }),
    companion && t('enrolment:console.companion'),
    child &&
      (age === null ? t('enrolment:console.door.child') : t('enrolment:console.door.age', { count: age })),
  ].filter(Boolean)
  const words = (
    <span className="who">
      <strong>{nameMasked}</strong> <span className="soft">{about.join(' · ')}</span>
      {checkedInAt && (
        <StateTag tone="free">
          {t('enrolment:console.door.insideSince', { time: timeWords(t, checkedInAt) })}
        </StateTag>
      )}
      {!checkedInAt && state !== 'confirmed' && (
        <StateTag tone={stateTone[state]}>{t(`enrolment:console.state.${state}`)}</StateTag>
      )}
      {!checkedInAt && mayEnter.reason && <span className="why">{mayEnter.reason}</span>}
    </span>
  )
  return (
    <li>
      {toggle && canEnter(person) ? (
        <Checkbox checked={chosen} onChange={toggle}>
          {words}
        </Checkbox>
      ) : (
        words
      )}
      {personId && <WholeName personId={personId} />}
    </li>
  )
}

/** Several tickets end in the same digits: whose is it? */
export function ChooseTicket({
  tickets,
  how,
  desk,
}: {
  tickets: readonly DoorTicket[]
  how: How
  desk: Desk
}) {
  const t = useT()
  return (
    <section className="door-card" aria-labelledby="door-choose">
      <h2 id="door-choose">{t('enrolment:console.door.several', { count: tickets.length })}</h2>
      <ul className="door-choices">
        {tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <Button size="large" block onClick={() => desk.show({ kind: 'ticket', ticket, how })}>
              <strong>
                {listWords(
                  t,
                  ticket.people.map(({ nameMasked }) => nameMasked),
                )}
              </strong>
              <span className="soft">
                {timeWords(t, ticket.start)} {ticket.title}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
