import { SoundOutlined, AudioMutedOutlined } from '@ant-design/icons'
import { useEffect, useState, type ReactNode } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting } from '../../../contract.ts'
import { listWords, rangeWords, timeWords } from '../words.ts'
import { DoorState } from './meetings.tsx'
import { setSound, soundOn } from './signal.ts'

const isAhead = (at: string) =>
  Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Now.instant()) > 0

/** Which session this is, and the three numbers: inside, expected, free. */
export function DoorHead({
  meeting,
  note,
  back,
}: {
  meeting: DoorMeeting
  note: ReactNode
  back: () => void
}) {
  const t = useT()
  const { title, spaceName, checkedIn, expected, left, waiting, releasesAt, overLimit } = meeting
  const [sound, hear] = useState(soundOn)
  useEffect(() => {
    document.title = t('console:title', { title: t('enrolment:console.door.titleOf', { title }) })
  }, [t, title])
  const numbers = { inside: checkedIn, expected, left }
  const notes = [
    overLimit.length > 0 &&
      t('enrolment:console.door.overLimit', {
        count: overLimit.length,
        names: listWords(
          t,
          overLimit.map(({ nameMasked }) => nameMasked),
        ),
      }),
    waiting > 0 && t('enrolment:console.door.waiting', { count: waiting }),
    releasesAt &&
      isAhead(releasesAt) &&
      t('enrolment:console.door.releases', { time: timeWords(t, releasesAt) }),
  ].filter(Boolean)
  return (
    <header className="door-head">
      <div className="door-top">
        <button type="button" className="plain-link" onClick={back}>
          {t('enrolment:console.door.change')}
        </button>
        <button
          type="button"
          className="plain-link"
          aria-pressed={sound}
          onClick={() => {
            setSound(!sound)
            hear(!sound)
          }}
        >
          {sound ? <SoundOutlined aria-hidden /> : <AudioMutedOutlined aria-hidden />}{' '}
          {t(sound ? 'enrolment:console.door.soundOn' : 'enrolment:console.door.soundOff')}
        </button>
      </div>
      <h1>{title}</h1>
      <p className="soft">
        {[rangeWords(t, meeting), spaceName].filter(Boolean).join(' · ')} <DoorState meeting={meeting} />
      </p>
      <dl className="door-numbers">
        {(['inside', 'expected', 'left'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`enrolment:console.door.number.${name}`)}</dt>
            <dd>{numbers[name]}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && <p className="soft">{notes.join(t('console:list.semicolon'))}</p>}
      {note}
    </header>
  )
}
