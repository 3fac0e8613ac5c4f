import { useQueries } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { holds } from '#kit/access/index.ts'
import { ApiProblem } from '#kit/ui/console/client.ts'
import {
  Empty,
  hoursOf,
  PageHeader,
  ProblemAlert,
  StatRow,
  TimeGrid,
  useGo,
  useHolds,
  useScope,
  useT,
  useViewer,
  type Today,
  type TodayAsk,
  type TodayRooms,
} from '#kit/ui/console/index.ts'
import { screens, todays } from '../screens.ts'
import { Matters } from './matters.tsx'
import { Network } from './network.tsx'
import './today.css'

const TIME_ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
type Part = 'items' | 'figures' | 'rooms' | 'summary'
type Told<P extends Part> = Awaited<ReturnType<NonNullable<Today[P]>>>

/** Leads with what needs a decision and offers the decision; then the month in four numbers and today's rooms. */
export default function TodayScreen() {
  const t = useT()
  const scope = useScope()
  const now = Temporal.Now.zonedDateTimeISO(TIME_ZONE)
  const may = useHolds()
  const ask: TodayAsk = { scope, t, today: now.toPlainDate(), may }
  const items = useTold('items', ask)
  const figures = useTold('figures', ask)
  const rooms = useTold('rooms', ask, scope.palaceId !== null)
  const summary = useTold('summary', ask)
  const rows = rooms.told.flatMap(({ rows }) => rows)
  const events = rooms.told.flatMap(({ events }) => events)
  const busy = new Set(events.filter((event) => onDay(event, ask.today)).map(({ rowId }) => rowId))
  const used = rows.filter(({ id }) => busy.has(id))
  const empty = rows.filter(({ id }) => !busy.has(id))
  const day = now.toLocaleString(t.locale, { month: 'long', day: 'numeric' })
  const weekday = now.toLocaleString(t.locale, { weekday: 'long' })
  return (
    <>
      <PageHeader
        title={t('console:today.heading', { day, weekday })}
        actions={<ForThePhone />}
        sub={[scope.name, ...summary.told].filter(Boolean).join(t('console:list.semicolon'))}
      />
      <div className="today">
        <section className="card" aria-labelledby="matters">
          <h2 id="matters">{t('console:today.matters')}</h2>
          <Failed problem={items.problem} />
          {items.pending && <Skeleton active title={false} />}
          {settled(items) && <Matters items={items.told.flat()} />}
        </section>
        <section className="card" aria-labelledby="month">
          <h2 id="month">{t('console:today.month')}</h2>
          <Failed problem={figures.problem} />
          {figures.pending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
          {settled(figures) && <Month stats={figures.told.flat()} />}
        </section>
        {!scope.palaceId && <Network />}
        {scope.palaceId && (
          <section className="card wide" aria-labelledby="rooms">
            <h2 id="rooms">{t('console:today.rooms')}</h2>
            <Failed problem={rooms.problem} />
            {rooms.pending && <Skeleton active title={false} />}
            {settled(rooms) && rows.length === 0 && (
              <Empty title={t('console:today.noRooms')} next={t('console:today.noRoomsNext')} />
            )}
            {used.length > 0 && (
              <TimeGrid
                label={t('console:today.rooms')}
                rows={used}
                events={events}
                day={ask.today}
                now={now.toInstant()}
                timeZone={TIME_ZONE}
                {...hoursOf(events, { from: 9, until: 21, timeZone: TIME_ZONE })}
              />
            )}
            {empty.length > 0 && (
              <p className="soft">
                {t('console:today.emptyRooms', {
                  rooms: empty.map(({ name }) => name).join(t('console:list.comma')),
                })}
              </p>
            )}
          </section>
        )}
      </div>
    </>
  )
}

/** The screens made for one thumb, such as the door: first on the page for whoever comes with a phone. */
function ForThePhone() {
  const t = useT()
  const go = useGo()
  const { actor } = useViewer()
  const { divisionCode, palaceId } = useScope()
  if (!palaceId) return null
  return screens
    .filter(
      ({ layout, menu, roles }) =>
        layout === 'phone' && menu !== false && holds(actor, roles, { divisionCode, palaceId }),
    )
    .map(({ path, titleKey }) => (
      <Button key={path} type="primary" size="large" onClick={() => go(path)}>
        {t(titleKey)}
      </Button>
    ))
}

const onDay = ({ start }: TodayRooms['events'][number], day: Temporal.PlainDate) =>
  Temporal.Instant.from(start).toZonedDateTimeISO(TIME_ZONE).toPlainDate().equals(day)

function Month({ stats }: { stats: Told<'figures'> }) {
  const t = useT()
  if (stats.length === 0) return <Empty title={t('console:today.noFigures')} />
  return <StatRow stats={stats.slice(0, 4)} />
}

/** Nothing is called empty while it loads, or when nobody could tell. */
const settled = ({
  pending,
  problem,
  told,
}: {
  pending: boolean
  problem: ApiProblem | null
  told: unknown[]
}) => !pending && (problem === null || told.length > 0)

const Failed = ({ problem }: { problem: ApiProblem | null }) => <ProblemAlert problem={problem} />

/** One part of the page from every module that tells it; a module that fails does not silence the others. */
function useTold<P extends Part>(part: P, ask: TodayAsk, enabled = true) {
  const { scope, today, t } = ask
  const telling = todays.filter((one) => one[part])
  return useQueries({
    queries: telling.map((one) => ({
      queryKey: ['today', part, one.name, scope.palaceId ?? scope.divisionCode, today.toString(), t.locale],
      queryFn: () => one[part]!(ask) as Promise<Told<P>>,
      refetchInterval: MINUTE,
      enabled,
    })),
    combine: (results) => ({
      told: results.flatMap(({ data }) => (data === undefined ? [] : [data as Told<P>])),
      pending: enabled && results.some(({ isPending }) => isPending),
      problem: results.map(({ error }) => error).find((error) => error instanceof ApiProblem) ?? null,
    }),
  })
}
