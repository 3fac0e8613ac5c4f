import { Button, Skeleton, Tabs } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  Confirm,
  PageHeader,
  ProblemAlert,
  StateTag,
  StatRow,
  useGo,
  useMay,
  useT,
} from '#kit/ui/console/index.ts'
import { cancelSessionRoute, readSessionRoute, type SessionDetail } from '#modules/serve/catalog/contract.ts'
import { sessionFiguresRoute, sessionPeopleRoute, type SessionPerson } from '../../../contract.ts'
import { rangeWords, shareWords } from '../words.ts'
import { Comments } from './comments.tsx'
import { DoorList } from './door-list.tsx'
import { History } from './history.tsx'
import { MessageEveryone } from './message-everyone.tsx'
import { isActive, reachable } from './people.ts'
import { PeopleTable } from './people-table.tsx'
import { Waitlist } from './waitlist.tsx'
import './session.css'

const AGAIN = 20_000
const keepers = ['desk', 'teacher', 'programmer', 'hallManager', 'director'] as const
const tabs = ['people', 'waitlist', 'history', 'comments'] as const

/** One session for its staff: who comes, who waits, what happened, how it was; and what can be done about it. */
export default function SessionScreen() {
  const { palaceId = '', sessionId = '' } = useParams()
  const params = { palaceId, sessionId }
  const mayDoor = useMay(keepers)
  const session = useCall(readSessionRoute, { params })
  const people = useCall(sessionPeopleRoute, { params }, { every: AGAIN, enabled: mayDoor })
  const problem = session.error ?? people.error
  // A federation sees what came of a session, not who was there.
  if (session.data && !mayDoor) return <Outcome session={session.data} />
  if (!session.data || !people.data)
    return problem ? (
      <ProblemAlert problem={problem} retry={() => Promise.all([session.refetch(), people.refetch()])} />
    ) : (
      <Skeleton active />
    )
  return (
    <>
      <ProblemAlert problem={problem} retry={people.refetch} />
      <Session session={session.data} people={people.data.people} />
    </>
  )
}

function Outcome({ session }: { session: SessionDetail }) {
  const t = useT()
  return (
    <>
      <SessionHead session={session} people={[]} />
      <SessionNumbers session={session} people={null} />
      <p className="soft">{t('enrolment:console.session.peopleHidden')}</p>
      <Comments palaceId={session.palace.id} sessionId={session.id} />
    </>
  )
}

type SessionProps = { session: SessionDetail; people: readonly SessionPerson[] }

function Session({ session, people }: SessionProps) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const tab = tabs.find((one) => one === query.get('tab')) ?? 'people'
  const of = { palaceId: session.palace.id, sessionId: session.id }
  const elements = {
    people: <PeopleTable people={people} {...of} />,
    waitlist: <Waitlist {...of} />,
    history: <History people={people} />,
    comments: <Comments {...of} />,
  }
  return (
    <>
      <div className="on-screen">
        <SessionHead session={session} people={people} />
        <SessionNumbers session={session} people={people} />
        <Tabs
          activeKey={tab}
          destroyOnHidden
          onChange={(next) => setQuery((now) => withTab(now, next), { replace: true })}
          items={tabs.map((key) => ({
            key,
            label: t(`enrolment:console.tab.${key}`),
            children: elements[key],
          }))}
        />
      </div>
      <DoorList session={session} people={people} />
    </>
  )
}

/** Another tab is another table: what was searched in the last one is left behind. */
function withTab(query: URLSearchParams, tab: string): URLSearchParams {
  const kept = [...query].filter(([name]) => name === 'palace' || name === 'division')
  return new URLSearchParams([...kept, ['tab', tab]])
}

function SessionHead({ session, people }: SessionProps) {
  const t = useT()
  const go = useGo()
  const { id: sessionId, title, space, places, cancelReason } = session
  const palaceId = session.palace.id
  const params = { palaceId, sessionId }
  const mayCancel = useMay(['programmer', 'hallManager', 'director'])
  const mayWrite = useMay(['teacher', 'programmer', 'hallManager', 'director'])
  const mayDoor = useMay(keepers)
  const cancel = useAct(cancelSessionRoute, { says: t('enrolment:console.session.calledOff') })
  const told = reachable(people)
  const over = Temporal.Instant.compare(Temporal.Instant.from(session.end), Temporal.Now.instant()) <= 0
  const off = places.state === 'cancelled'
  return (
    <PageHeader
      title={title}
      trail={[{ label: t('enrolment:console.overview.title'), to: '/enrolments' }]}
      sub={
        <>
          {[rangeWords(t, session), space?.name, session.palace.name].filter(Boolean).join(' · ')}{' '}
          {off && <StateTag tone="draw">{t('enrolment:console.overview.calledOff')}</StateTag>} {cancelReason}
        </>
      }
      actions={
        <>
          {mayCancel && !off && !over && (
            <Confirm
              label={t('enrolment:console.session.callOff')}
              title={t('enrolment:console.session.callOffTitle', { title })}
              consequence={t('enrolment:console.session.callOffConsequence', { count: told })}
              act={t('enrolment:console.session.callOff')}
              askReason
              onConfirm={(reason) => cancel.mutateAsync({ params, json: { reason } })}
            />
          )}
          {mayCancel && (places.state === 'byDraw' || places.state === 'notYet') && (
            <Button onClick={() => go(`/rounds?palace=${palaceId}&window=${sessionId}`)}>
              {t('enrolment:console.session.opening')}
            </Button>
          )}
          {mayDoor && <Button onClick={() => print()}>{t('enrolment:console.session.print')}</Button>}
          {mayWrite && (
            <MessageEveryone palaceId={palaceId} sessionId={sessionId} title={title} people={told} />
          )}
          {mayDoor && !off && !over && (
            <Button type="primary" onClick={() => go(`/door?palace=${palaceId}&session=${sessionId}`)}>
              {t('enrolment:console.session.door')}
            </Button>
          )}
        </>
      }
    />
  )
}

function SessionNumbers({
  session,
  people,
}: {
  session: SessionDetail
  people: SessionProps['people'] | null
}) {
  const t = useT()
  const params = { palaceId: session.palace.id, sessionId: session.id }
  const { data } = useCall(sessionFiguresRoute, { params })
  const waiting = people
    ? people.filter(({ state }) => state === 'waitlisted').length
    : (data?.waitlisted ?? 0)
  const held = people
    ? people.filter(({ state, seatNo }) => isActive(state) && seatNo !== null).length
    : (data?.confirmed ?? 0)
  return (
    <section className="card sums" aria-label={t('enrolment:console.session.numbers')}>
      <StatRow
        stats={[
          {
            label: t('enrolment:console.session.held'),
            value: `${held} / ${session.capacity}`,
            detail: t('enrolment:console.session.waiting', { count: waiting }),
          },
          {
            label: t('enrolment:console.figure.came'),
            value: data?.attended ?? '—',
            detail: data && t('enrolment:console.session.walkIns', { count: data.walkIns }),
          },
          {
            label: t('enrolment:console.figure.noShows'),
            value: data?.noShows ?? '—',
            detail: data && shareWords(data.noShows, data.noShows + data.attended),
          },
          {
            label: t('enrolment:console.figure.satisfied'),
            value: data ? shareWords(data.satisfied, data.ratings) : '—',
            detail: data && t('enrolment:console.figure.ratings', { count: data.ratings }),
          },
        ]}
      />
    </section>
  )
}
