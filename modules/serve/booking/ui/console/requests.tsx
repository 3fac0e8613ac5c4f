import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ProblemAlert,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { type BookingLine, bookingsRoute, decideBookingAppealRoute } from '../../contract.ts'
import './booking.css'
import { Steps } from './steps.tsx'
import { rangeWords, whenWords } from './words.ts'

/** Bookings that wait for a yes, and no-shows that somebody asks to forgive. P9. */
export default function RequestsScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  return (
    <>
      <PageHeader title={t('booking:console.requests')} sub={name} />
      {palaceId ? (
        <Requests key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('booking:console.choosePalace')} next={t('booking:console.choosePalaceNext')} />
      )}
    </>
  )
}

function Requests({ palaceId }: { palaceId: string }) {
  const t = useT()
  const params = { palaceId }
  const { data, error, refetch } = useCall(bookingsRoute, { params, query: { state: 'requested' } })
  const appeals = useCall(bookingsRoute, { params, query: { appealed: 'waiting' } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const columns: Column<BookingLine>[] = [
    {
      key: 'when',
      title: t('booking:console.when'),
      value: ({ start }) => start,
      show: (line) => rangeWords(t, line),
      sort: true,
    },
    { key: 'space', title: t('booking:console.space'), value: ({ spaceName }) => spaceName, sort: true },
    { key: 'name', title: t('booking:console.guestOrHolder'), value: ({ nameMasked }) => nameMasked },
    { key: 'title', title: t('booking:console.title'), value: ({ title }) => title },
    { key: 'people', title: t('booking:console.people'), value: ({ people }) => people, number: true },
    {
      key: 'asked',
      title: t('booking:console.state'),
      value: ({ createdAt }) => createdAt,
      show: ({ createdAt }) => t('booking:console.asked', { when: whenWords(t, createdAt) }),
    },
    {
      key: 'steps',
      title: t('booking:console.steps'),
      value: () => null,
      show: (line) => <Steps palaceId={palaceId} line={line} only={['approve', 'refuse']} />,
      exported: false,
    },
  ]
  return (
    <>
      <DataTable<BookingLine>
        personal
        label={t('booking:console.requests')}
        rows={data.bookings}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('booking:console.noRequests')} next={t('booking:console.noRequestsNext')} />}
      />
      {appeals.data && appeals.data.bookings.length > 0 && (
        <section aria-label={t('booking:console.appeals')}>
          <h2>{t('booking:console.appeals')}</h2>
          {appeals.data.bookings.map((line) => (
            <Appeal key={line.id} palaceId={palaceId} line={line} />
          ))}
        </section>
      )}
    </>
  )
}

function Appeal({ palaceId, line }: { palaceId: string; line: BookingLine }) {
  const t = useT()
  const [answer, setAnswer] = useState('')
  const may = useMay(['hallManager', 'director'])
  const decide = useAct(decideBookingAppealRoute, { says: t('booking:console.answered') })
  const send = (upheld: boolean) =>
    decide.mutate({ params: { palaceId, bookingId: line.id }, json: { upheld, answer: answer.trim() } })
  const why = may
    ? answer.trim().length > 1
      ? null
      : t('booking:console.answer')
    : t('booking:why.notYours')
  return (
    <div className="card">
      <b>{line.nameMasked}</b> {line.spaceName} · {rangeWords(t, line)}
      <blockquote>{line.appeal?.reason}</blockquote>
      <Input.TextArea
        rows={2}
        maxLength={500}
        aria-label={t('booking:console.answer')}
        placeholder={t('booking:console.answer')}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <div className="booking-steps">
        <DisabledWithReason reason={why}>
          <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
            {t('booking:console.uphold')}
          </Button>
        </DisabledWithReason>
        <DisabledWithReason reason={why}>
          <Button loading={decide.isPending} onClick={() => send(false)}>
            {t('booking:console.reject')}
          </Button>
        </DisabledWithReason>
      </div>
    </div>
  )
}
