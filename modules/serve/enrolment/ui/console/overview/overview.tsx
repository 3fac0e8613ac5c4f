import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  PeriodFields,
  ScreenLink,
  StatRow,
  usePeriod,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import {
  palaceLinesRoute,
  sessionLinesRoute,
  type Figures,
  type PalaceLine,
  type SessionLine,
} from '../../../contract.ts'
import { shareWords } from '../words.ts'
import { palaceColumns, sessionColumns } from './columns.tsx'
import { summed } from './sums.ts'
import './overview.css'

/** How sign-ups become people in the room: by session at a palace, by palace in a division. P5, P9. */
export default function OverviewScreen() {
  const t = useT()
  const { palaceId, divisionCode, name } = useScope()
  const period = usePeriod()
  return (
    <>
      <PageHeader
        title={t('enrolment:console.overview.title')}
        sub={name}
        actions={<PeriodFields {...period} />}
      />
      {palaceId ? (
        <Sessions key={palaceId} palaceId={palaceId} {...period} />
      ) : (
        <Palaces key={divisionCode} divisionCode={divisionCode} {...period} />
      )}
    </>
  )
}

type Period = { from: string; to: string }

function Sessions({ palaceId, from, to }: Period & { palaceId: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(sessionLinesRoute, {
    params: { palaceId },
    query: { from, to },
  })
  const held = data?.sessions.filter(({ calledOff }) => !calledOff)
  return (
    <>
      {held && held.length > 0 && <Sums figures={summed(held.map((line) => ({ ...line, sessions: 1 })))} />}
      <DataTable<SessionLine>
        label={t('enrolment:console.overview.sessions')}
        rows={data?.sessions.toReversed()}
        columns={sessionColumns(t)}
        rowKey={({ sessionId }) => sessionId}
        rowTo={({ sessionId }) => `/sessions/${palaceId}/${sessionId}`}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={
          <Empty
            title={t('enrolment:console.overview.none')}
            next={t('enrolment:console.overview.noneNext')}
            action={<ScreenLink to="/timetable">{t('enrolment:console.door.timetable')}</ScreenLink>}
          />
        }
      />
    </>
  )
}

function Palaces({ divisionCode, from, to }: Period & { divisionCode: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(palaceLinesRoute, {
    params: { divisionCode },
    query: { from, to },
  })
  return (
    <>
      {data && data.palaces.length > 0 && <Sums figures={summed(data.palaces)} />}
      <DataTable<PalaceLine>
        label={t('enrolment:console.overview.palaces')}
        rows={data?.palaces}
        columns={palaceColumns(t)}
        rowKey={({ palaceId }) => palaceId}
        rowTo={({ palaceId }) => `/enrolments?palace=${palaceId}&from=${from}&to=${to}`}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('enrolment:console.overview.noPalaces')} />}
      />
    </>
  )
}

function Sums({ figures }: { figures: Figures }) {
  const t = useT()
  const { sessions, places, enrolled, attended, checkIns, noShows, ratings, satisfied, scans } = figures
  const count = (value: number) => value.toLocaleString(t.locale)
  return (
    <section className="card sums" aria-label={t('enrolment:console.overview.sums')}>
      <StatRow
        stats={[
          {
            label: t('enrolment:console.figure.enrolled'),
            value: count(enrolled),
            detail: t('enrolment:console.figure.ofPlaces', { count: places, sessions }),
          },
          {
            label: t('enrolment:console.figure.attended'),
            value: count(checkIns),
            detail: t('enrolment:console.figure.scans', { share: shareWords(scans, checkIns) }),
          },
          {
            label: t('enrolment:console.figure.noShows'),
            value: shareWords(noShows, noShows + attended),
            detail: t('enrolment:console.figure.people', { count: noShows }),
          },
          {
            label: t('enrolment:console.figure.satisfied'),
            value: shareWords(satisfied, ratings),
            detail: t('enrolment:console.figure.ratings', { count: ratings }),
          },
        ]}
      />
    </section>
  )
}
