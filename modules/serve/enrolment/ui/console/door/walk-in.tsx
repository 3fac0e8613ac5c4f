import { Button, Input, type InputRef } from 'antd'
import { useState, type FormEvent } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting } from '../../../contract.ts'
import { newActId } from './offline/act-id.ts'
import type { Desk } from './use-desk.ts'
import { useFocus } from './use-focus.ts'

type Props = { desk: Desk; meeting: DoorMeeting; offline: boolean }
const newId = () => newActId(Temporal.Now.instant())

/** Someone without phone or account, by name, on a free place; the next one at once. */
export function WalkIn({ desk, meeting, offline }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  const field = useFocus<InputRef>()
  // One key per person: pressing again after a lost answer lets nobody in twice.
  const [key, setKey] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || !(await desk.walkIn(name.trim(), key))) return
    setName('')
    setKey(newId())
  }
  if (meeting.left === 0)
    return (
      <div className="door-card">
        <strong>{t('enrolment:console.door.noneLeft')}</strong>
        <p>
          {meeting.releasesAt
            ? t('enrolment:console.door.noneLeftUntil', { count: meeting.waiting })
            : t('enrolment:console.door.noneLeftNow')}
        </p>
      </div>
    )
  return (
    <form className="door-field" onSubmit={(event) => void submit(event)}>
      <label htmlFor="door-name">{t('enrolment:console.door.walkInName')}</label>
      <Input
        id="door-name"
        ref={field}
        size="large"
        value={name}
        maxLength={40}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="primary" size="large" block htmlType="submit" loading={desk.busy} disabled={!name.trim()}>
        {t('enrolment:console.door.walkIn')}
      </Button>
      <p className="soft">
        {t(offline ? 'enrolment:console.door.walkInOffline' : 'enrolment:console.door.walkInLeft', {
          count: meeting.left,
        })}
      </p>
    </form>
  )
}
