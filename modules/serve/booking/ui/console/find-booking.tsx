import { Input } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, useT } from '#kit/ui/console/index.ts'
import { bookingsRoute } from '../../contract.ts'
import { Steps } from './steps.tsx'
import { rangeWords } from './words.ts'

type Props = { palaceId: string; day: Temporal.PlainDate }

/** At the desk: somebody says their name or the end of their phone number, and is checked in. */
export function FindBooking({ palaceId, day }: Props) {
  const t = useT()
  const [said, say] = useState('')
  const by = /^\d{4}$/.test(said) ? { last4: said } : { name: said }
  const date = day.toString()
  const { data, error } = useCall(
    bookingsRoute,
    { params: { palaceId }, query: { from: date, to: date, ...by } },
    { enabled: said !== '' },
  )
  return (
    <div className="on-screen">
      <Input.Search
        aria-label={t('booking:console.findLabel')}
        placeholder={t('booking:console.findLabel')}
        enterButton={t('booking:console.find')}
        onSearch={(text) => say(text.trim())}
        style={{ maxWidth: 360, marginBottom: 12 }}
      />
      <ProblemAlert problem={said ? error : null} />
      {said && data && (
        <ul className="plain-list" aria-label={t('booking:console.found')}>
          {data.bookings.length === 0 && <li>{t('booking:console.nobody')}</li>}
          {data.bookings.map((line) => (
            <li key={line.id}>
              <b>{line.nameMasked}</b> {line.phoneMasked} · {rangeWords(t, line)} · {line.spaceName} ·{' '}
              {t(`booking:copyState.${line.state}`)}
              <Steps palaceId={palaceId} line={line} only={['checkIn', 'undoCheckIn']} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
