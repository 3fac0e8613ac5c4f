import { Button, Input, type InputRef } from 'antd'
import { useState, type FormEvent } from 'react'
import { newKey } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { DoorMeeting } from '../../../contract.ts'
import type { Desk } from './use-desk.ts'
import { useFocus } from './use-focus.ts'

/** Someone without phone or account, by name, on a free place; the next one at once. */
export function WalkIn({ desk, meeting }: { desk: Desk; meeting: DoorMeeting }) {
  const t = useT()
  const [name, setName] = useState('')
  const field = useFocus<InputRef>()
  // One key per person: pressing again after a lost answer lets nobody in twice.
  const [key, setKey] = useState(newKey)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || !(await desk.walkIn(name.trim(), key))) return
    setName('')
    setKey(newKey())
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
      <p className="soft">{t('enrolment:console.door.walkInLeft', { count: meeting.left })}</p>
    </form>
  )
}
