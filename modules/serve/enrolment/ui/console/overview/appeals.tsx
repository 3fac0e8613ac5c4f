import { Button, Input, Skeleton } from 'antd'
import { useId, useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  StateTag,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { appealsRoute, decideAppealRoute, type Appeal } from '../../../contract.ts'
import { whenWords } from '../words.ts'
import './overview.css'

/** Who did not come and says why: forgive it or not, with an answer in plain words. P9. */
export default function AppealsScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  return (
    <>
      <PageHeader title={t('enrolment:console.appeals.title')} sub={name} />
      {palaceId ? (
        <Appeals key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('enrolment:console.choosePalace')} next={t('enrolment:console.choosePalaceNext')} />
      )}
    </>
  )
}

function Appeals({ palaceId }: { palaceId: string }) {
  const t = useT()
  const { data, error, refetch } = useCall(appealsRoute, { params: { palaceId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const waiting = data.appeals.filter(({ decidedAt }) => !decidedAt)
  const decided = data.appeals.filter(({ decidedAt }) => decidedAt)
  return (
    <>
      {waiting.length === 0 && <Empty title={t('enrolment:console.appeals.none')} />}
      <ul className="appeal-lines">
        {waiting.map((appeal) => (
          <li key={appeal.id} className="card">
            <Waiting appeal={appeal} palaceId={palaceId} />
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <>
          <h2>{t('enrolment:console.appeals.decided')}</h2>
          <DataTable<Appeal>
            personal
            label={t('enrolment:console.appeals.decided')}
            rows={decided}
            columns={columnsIn(t)}
            rowKey={({ id }) => id}
            empty={null}
          />
        </>
      )}
    </>
  )
}

function Waiting({ appeal, palaceId }: { appeal: Appeal; palaceId: string }) {
  const t = useT()
  const id = useId()
  const [answer, setAnswer] = useState('')
  const may = useMay(['hallManager', 'director'])
  const decide = useAct(decideAppealRoute, { says: t('enrolment:console.appeals.answered') })
  const send = (upheld: boolean) =>
    decide.mutate({ params: { palaceId, appealId: appeal.id }, json: { upheld, answer: answer.trim() } })
  const why = !may
    ? t('enrolment:console.appeals.notYours')
    : answer.trim()
      ? null
      : t('enrolment:console.appeals.needsAnswer')
  return (
    <>
      <strong>{appeal.nameMasked}</strong>{' '}
      <ScreenLink to={`/sessions/${palaceId}/${appeal.sessionId}`}>{appeal.title}</ScreenLink>{' '}
      <span className="soft">
        {whenWords(t, appeal.start)} ·{' '}
        {t('enrolment:console.appeals.sent', { when: whenWords(t, appeal.createdAt) })}
      </span>
      <blockquote>{appeal.reason}</blockquote>
      <History appeal={appeal} />
      <div className="appeal-answer">
        <label htmlFor={id}>{t('enrolment:console.appeals.answer')}</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
        <div>
          <DisabledWithReason reason={why}>
            <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
              {t('enrolment:console.appeals.uphold')}
            </Button>
          </DisabledWithReason>
          <DisabledWithReason reason={why}>
            <Button loading={decide.isPending} onClick={() => send(false)}>
              {t('enrolment:console.appeals.reject')}
            </Button>
          </DisabledWithReason>
        </div>
      </div>
    </>
  )
}

/** How often this person did not come before: what the decision is weighed by. */
function History({ appeal: { others } }: { appeal: Appeal }) {
  const t = useT()
  if (others.length === 0) return <p className="soft">{t('enrolment:console.appeals.first')}</p>
  return (
    <details>
      <summary>{t('enrolment:console.appeals.others', { count: others.length })}</summary>
      <ul>
        {others.map(({ at, forgiven }) => (
          <li key={at}>
            {whenWords(t, at)} {forgiven && t('enrolment:console.appeals.forgiven')}
          </li>
        ))}
      </ul>
    </details>
  )
}

const columnsIn = (t: Translator): Column<Appeal>[] => [
  { key: 'name', title: t('enrolment:console.field.name'), value: ({ nameMasked }) => nameMasked },
  { key: 'session', title: t('enrolment:console.overview.session'), value: ({ title }) => title, sort: true },
  {
    key: 'decidedAt',
    title: t('enrolment:console.appeals.decidedAt'),
    value: ({ decidedAt }) => decidedAt,
    show: ({ decidedAt }) => (decidedAt ? whenWords(t, decidedAt) : null),
    sort: true,
  },
  {
    key: 'upheld',
    title: t('enrolment:console.appeals.outcome'),
    value: ({ upheld }) => t(`enrolment:console.appeals.${upheld ? 'upheld' : 'rejected'}`),
    show: ({ upheld }) => (
      <StateTag tone={upheld ? 'free' : 'draw'}>
        {t(`enrolment:console.appeals.${upheld ? 'upheld' : 'rejected'}`)}
      </StateTag>
    ),
    filter: (['upheld', 'rejected'] as const).map((value) => ({
      value,
      label: t(`enrolment:console.appeals.${value}`),
    })),
    filterValue: ({ upheld }) => (upheld ? 'upheld' : 'rejected'),
  },
  {
    key: 'reason',
    title: t('enrolment:console.appeals.reason'),
    value: ({ reason }) => reason,
    show: ({ reason }) => <span className="appeal-text">{reason}</span>,
  },
  {
    key: 'answer',
    title: t('enrolment:console.appeals.answer'),
    value: ({ answer }) => answer,
    show: ({ answer }) => <span className="appeal-text">{answer}</span>,
  },
]
