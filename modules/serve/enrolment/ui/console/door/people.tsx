import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, StateTag, useT } from '#kit/ui/console/index.ts'
import { sessionPeopleRoute, type State } from '../../../contract.ts'
import { stateTone, timeWords } from '../words.ts'
import type { DoorDevice, KeptList } from './offline/door-device.ts'
import { type DoorLine, localLines } from './offline/local-views.ts'
import type { Desk } from './use-desk.ts'

const AGAIN = 15_000
const parts = ['expected', 'inside', 'waiting', 'missed'] as const
type Part = (typeof parts)[number]
const states: Record<Part, readonly State[]> = {
  expected: ['confirmed', 'offered'],
  inside: ['attended'],
  waiting: ['waitlisted'],
  missed: ['noShow'],
}

/** Everyone of this session by masked name; a tap lets them in, and takes it back for a few minutes. */
export function DoorPeople({
  palaceId,
  sessionId,
  desk,
  device,
  list,
}: {
  palaceId: string
  sessionId: string
  desk: Desk
  device: DoorDevice
  list: KeptList | null
}) {
  const t = useT()
  const [part, setPart] = useState<Part>('expected')
  const { data, error, refetch } = useCall(
    sessionPeopleRoute,
    { params: { palaceId, sessionId } },
    { every: AGAIN },
  )
  const listed = list?.sessions.find((one) => one.sessionId === sessionId)
  const people: readonly DoorLine[] | undefined = listed
    ? localLines(t, listed, device.state().acts, device.now())
    : data?.people
  const of = (one: Part) => (people ?? []).filter(({ state }) => states[one].includes(state))
  const shown = of(part).toSorted((a, b) => (a.seatNo ?? a.arrivalNo) - (b.seatNo ?? b.arrivalNo))
  return (
    <section aria-labelledby="door-list">
      <h2 id="door-list">{t('enrolment:console.door.list')}</h2>
      {!list && <ProblemAlert problem={error} retry={refetch} />}
      <Segmented<Part>
        block
        aria-label={t('enrolment:console.door.list')}
        value={part}
        onChange={setPart}
        options={parts.map((value) => ({
          value,
          label: t(`enrolment:console.door.part.${value}`, { count: of(value).length }),
        }))}
      />
      {people && shown.length === 0 && (
        <p className="soft nobody">{t(`enrolment:console.door.none.${part}`)}</p>
      )}
      <ul className="door-people">
        {shown.map((person) => (
          <Line key={person.enrolmentId} person={person} desk={desk} />
        ))}
      </ul>
    </section>
  )
}

function Line({ person, desk }: { person: DoorLine; desk: Desk }) {
  const t = useT()
  const { enrolmentId, nameMasked, phoneMasked, seatNo, waitlistNo, companion, walkIn, state, mayUndo } =
    person
  const visit = person.meetings.at(-1)
  const about = [
    seatNo && t('enrolment:console.seat', { no: seatNo }),
    waitlistNo && !seatNo && t('enrolment:console.waitlistNo', { no: waitlistNo }),
    phoneMasked,
    companion && t('enrolment:console.companion'),
    walkIn && t('enrolment:console.walkIn'),
  ].filter(Boolean)
  return (
    <li>
      <span className="who">
        <strong>{nameMasked}</strong> <span className="soft">{about.join(' · ')}</span>
        {state === 'attended' && visit && (
          <StateTag tone="free">
            {t('enrolment:console.door.insideSince', { time: timeWords(t, visit.at) })}
          </StateTag>
        )}
        {state === 'offered' && (
          <StateTag tone={stateTone[state]}>{t(`enrolment:console.state.${state}`)}</StateTag>
        )}
      </span>
      {state !== 'attended' && (
        <Button
          size="large"
          disabled={desk.busy}
          aria-label={t('enrolment:console.door.enterOne', {
            name: nameMasked,
            seat: seatNo ?? waitlistNo ?? '',
          })}
          onClick={() => void desk.enter([enrolmentId], 'name')}
        >
          {t('enrolment:console.door.in')}
        </Button>
      )}
      {state === 'attended' && mayUndo.allowed && (
        <Button size="large" type="text" disabled={desk.busy} onClick={() => void desk.undo([enrolmentId])}>
          {t('enrolment:console.door.undo')}
        </Button>
      )}
    </li>
  )
}
