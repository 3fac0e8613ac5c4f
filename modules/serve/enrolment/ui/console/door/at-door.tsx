import {
  LeftOutlined,
  MobileOutlined,
  NumberOutlined,
  QrcodeOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import { useState, type ReactNode } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting } from '../../../contract.ts'
import { Camera, type NoCamera } from './camera.tsx'
import { CodeField } from './code-field.tsx'
import { standing } from './family.ts'
import { DoorHead } from './door-head.tsx'
import { EnteredLine, TroubleCard } from './news.tsx'
import type { DoorDevice, KeptList } from './offline/door-device.ts'
import { DoorPeople } from './people.tsx'
import { useScannerKeys } from './scanner-keys.ts'
import { ChooseTicket, TicketCard } from './ticket.tsx'
import { scanned } from './typed.ts'
import { useDesk, type Stage } from './use-desk.ts'
import { WalkIn } from './walk-in.tsx'

const ways = ['scan', 'code', 'last4', 'walkIn'] as const
type Way = (typeof ways)[number]
const icons: Record<Way, ReactNode> = {
  scan: <QrcodeOutlined aria-hidden />,
  code: <NumberOutlined aria-hidden />,
  last4: <MobileOutlined aria-hidden />,
  walkIn: <UserAddOutlined aria-hidden />,
}

/** Is somebody waiting for the button, so that going on leaves them outside? */
const hasWork = (stage: Stage) =>
  stage.kind === 'choose' || (stage.kind === 'ticket' && standing(stage.ticket.people) === 'enter')

type Props = {
  palaceId: string
  meeting: DoorMeeting
  meetings: readonly DoorMeeting[]
  /** A ticket brought along from another session's door. */
  carried: Stage | null
  device: DoorDevice
  /** The list to go by while there is no network. */
  list: KeptList | null
  note: ReactNode
  choose: (sessionId: string | null, stage?: Stage | null) => void
}

/** The desk of one session: how it stands, one thing to do, everyone expected below. */
export function AtDoor({ palaceId, meeting, meetings, carried, device, list, note, choose }: Props) {
  const t = useT()
  const { sessionId } = meeting
  const desk = useDesk({ palaceId, sessionId, carried, device })
  // A phone's camera scans; at a desk with a keyboard the field waits for typing or a USB scanner.
  const [way, setWay] = useState<Way>(() => (matchMedia('(pointer: fine)').matches ? 'code' : 'scan'))
  const [noCamera, setNoCamera] = useState<NoCamera | null>(null)
  const { stage } = desk
  const read = (text: string) => void desk.find(scanned(text))
  useScannerKeys(read)
  const without = (why: NoCamera) => {
    setNoCamera(why)
    setWay('code')
  }
  const take = (next: Way) => {
    setNoCamera(null)
    desk.clear()
    setWay(next)
  }
  const asking = stage.kind === 'ask'
  return (
    <div className="door at-door">
      <DoorHead meeting={meeting} note={note} back={() => choose(null)} />
      <main>
        <div aria-live="assertive">
          <TroubleCard
            trouble={desk.trouble}
            left={meeting.left}
            walkIn={way === 'walkIn' ? null : () => take('walkIn')}
          />
          {asking && <EnteredLine desk={desk} />}
        </div>
        {way === 'scan' && <Camera paused={!asking} onRead={read} onNone={without} />}
        {asking && noCamera && !desk.entered && (
          <p className="door-note">{t(`enrolment:console.door.noCamera.${noCamera}`)}</p>
        )}
        {asking && (way === 'code' || way === 'last4') && <CodeField key={way} way={way} desk={desk} />}
        {asking && way === 'walkIn' && <WalkIn desk={desk} meeting={meeting} offline={list !== null} />}
        {stage.kind === 'choose' && <ChooseTicket {...stage} desk={desk} />}
        {stage.kind === 'ticket' && (
          <TicketCard
            {...stage}
            key={stage.ticket.ticketId}
            desk={desk}
            meeting={meeting}
            meetings={meetings}
            change={(to) => choose(to, stage)}
            walkIn={() => take('walkIn')}
          />
        )}
        {asking && (
          <DoorPeople palaceId={palaceId} sessionId={sessionId} desk={desk} device={device} list={list} />
        )}
      </main>
      {asking ? (
        <nav className="door-bar" aria-label={t('enrolment:console.door.ways')}>
          {ways.map((one) => (
            <button key={one} type="button" aria-pressed={one === way} onClick={() => take(one)}>
              {icons[one]}
              {t(`enrolment:console.door.way.${one}`)}
            </button>
          ))}
        </nav>
      ) : (
        <div className="door-bar back">
          <button type="button" onClick={desk.clear}>
            <LeftOutlined aria-hidden />
            {t(hasWork(stage) ? 'enrolment:console.door.leave' : 'enrolment:console.door.next')}
          </button>
        </div>
      )}
    </div>
  )
}
