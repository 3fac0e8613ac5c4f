import { Skeleton } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  Empty,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  useScope,
  useT,
  useViewer,
} from '#kit/ui/console/index.ts'
import { doorRoute } from '../../../contract.ts'
import { byUrgency, meetingToServe } from './choose-meeting.ts'
import { AtDoor } from './at-door.tsx'
import { Meetings } from './meetings.tsx'
import { OfflineNote } from './offline/offline-note.tsx'
import { localMeetings } from './offline/local-views.ts'
import { useDoorDevice } from './offline/use-door-device.ts'
import type { Stage } from './use-desk.ts'
import './door.css'
import './offline/offline.css'

const AGAIN = 15_000

/** The door of a palace on a phone: choose the session, then let people in with one thumb. */
export default function DoorScreen() {
  const t = useT()
  const { palaceId } = useScope()
  if (palaceId) return <Door key={palaceId} palaceId={palaceId} />
  return (
    <main className="door">
      <PageHeader title={t('enrolment:console.door.title')} />
      <Empty
        title={t('enrolment:console.choosePalace')}
        action={<ScreenLink to="/">{t('enrolment:console.door.back')}</ScreenLink>}
      />
    </main>
  )
}

function Door({ palaceId }: { palaceId: string }) {
  const [query, setQuery] = useSearchParams()
  const [carried, carry] = useState<Stage | null>(null)
  const { device, state } = useDoorDevice(palaceId, useViewer().personId)
  const { data, error, refetch } = useCall(doorRoute, { params: { palaceId } }, { every: AGAIN })
  // An empty choice is the wish to choose again.
  const asked = query.get('session')
  const choose = (sessionId: string | null, stage: Stage | null = null) => {
    carry(stage)
    setQuery(
      (now) =>
        new URLSearchParams([
          ...[...now].filter(([name]) => name !== 'session'),
          ['session', sessionId ?? ''],
        ]),
    )
  }
  const list = state.reachable ? null : device.list()
  const known = list ? localMeetings(list.sessions, state.acts, device.now()) : data?.meetings
  if (!known)
    return (
      <main className="door">
        <ProblemAlert problem={error} retry={refetch} />
        {!error && <Skeleton active />}
      </main>
    )
  const meetings = byUrgency(known, device.now())
  const note = <OfflineNote device={device} state={state} numbersOld={error !== null} />
  const meeting = asked === '' ? null : meetingToServe(meetings, asked)
  if (!meeting) return <Meetings meetings={meetings} choose={choose} note={note} />
  return (
    <AtDoor
      key={meeting.sessionId}
      palaceId={palaceId}
      meeting={meeting}
      meetings={meetings}
      carried={carried}
      device={device}
      list={list}
      note={note}
      choose={choose}
    />
  )
}
