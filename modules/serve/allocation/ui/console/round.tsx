import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  ScreenLink,
  ProblemAlert,
  StateTag,
  StatRow,
  useT,
  type Column,
  whenWords,
} from '#kit/ui/console/index.ts'
import { type Round, type RoundCourse, roundResultsRoute, roundRoute } from '../../contract.ts'
import './rounds.css'
import { Randomness } from './randomness.tsx'
import { RoundSteps } from './round-steps.tsx'
import { palaceWords, phaseTone, titleWords } from './words.ts'

const AGAIN = 20_000

/** One round for those who keep it: where it is, the next step, the randomness, the courses and what came of them. */
export default function RoundScreen() {
  const { palaceId = '', roundId = '' } = useParams()
  const { data, error, refetch } = useCall(roundRoute, { params: { palaceId, roundId } }, { every: AGAIN })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return <RoundOf round={data} />
}

function RoundOf({ round }: { round: Round }) {
  const t = useT()
  const moments =
    round.kind === 'window'
      ? (['applyFrom', 'applyUntil', 'drawAt'] as const)
      : (['applyFrom', 'applyUntil', 'drawAt', 'confirmUntil', 'openAt'] as const)
  return (
    <div className="round-page">
      <PageHeader title={round.title} sub={palaceWords(t, round)} actions={<RoundSteps round={round} />} />
      <p>
        <StateTag tone={phaseTone(round.phase)}>{t(`allocation:console.state.${round.phase}`)}</StateTag>{' '}
        {round.phase !== 'draft' && (
          <a href={`/rounds/${round.palaceId}/${round.id}`}>{t('allocation:console.publicPage')}</a>
        )}{' '}
        {round.files.includes('results.csv') && (
          <>
            <a href={`/rounds/${round.palaceId}/${round.id}/results`}>{t('allocation:round.results')}</a>{' '}
            <ScreenLink to={`/rounds/${round.palaceId}/${round.id}/notice`}>
              {t('allocation:console.notice')}
            </ScreenLink>
          </>
        )}
        {round.annulReason && <span> {round.annulReason}</span>}
      </p>
      {round.kind === 'window' && <p className="soft">{t('allocation:console.windowClock')}</p>}
      <StatRow
        stats={moments.map((moment) => ({
          label: t(`allocation:console.${moment}`),
          value: whenWords(t, round[moment]),
        }))}
      />
      {round.phase !== 'draft' && <Randomness round={round} />}
      <Courses round={round} />
    </div>
  )
}

type Line = RoundCourse & { got?: number; asked?: number; last?: string }

/** The courses with who asks for them, and after the draw with the last numbers that got in; goes to Excel as it stands. */
function Courses({ round }: { round: Round }) {
  const t = useT()
  const params = { palaceId: round.palaceId, roundId: round.id }
  const published = round.files.includes('results.csv')
  const results = useCall(roundResultsRoute, { params }, { enabled: published })
  const lines: Line[] = round.courses.map((course) => {
    const result = results.data?.courses[course.no - 1]
    return {
      ...course,
      got: result?.got,
      asked: result?.asked,
      last: result?.kinds
        .filter(({ taken }) => taken > 0)
        .map(({ kind, taken, lastRank }) =>
          t('allocation:results.lastOf', {
            kind: kind === 0 ? t('allocation:kind.open') : t(`allocation:kind.${round.reserves[kind - 1]!}`),
            taken,
            lastRank,
          }),
        )
        .join(t('allocation:semicolon')),
    }
  })
  const columns: Column<Line>[] = [
    { key: 'no', title: '#', value: ({ no }) => no, number: true, sort: true, width: 60 },
    { key: 'title', title: t('allocation:round.course'), value: (course) => titleWords(t, course) },
    {
      key: 'start',
      title: t('allocation:console.start'),
      value: ({ start }) => start,
      show: ({ start }) => whenWords(t, start),
    },
    { key: 'seats', title: t('allocation:console.seats'), value: ({ seats }) => seats, number: true },
    {
      key: 'first',
      title: t('allocation:results.askedFirst'),
      value: ({ applicants }) => applicants,
      number: true,
      sort: true,
    },
    ...(published
      ? ([
          { key: 'asked', title: t('allocation:results.asked'), value: ({ asked }) => asked, number: true },
          { key: 'got', title: t('allocation:results.got'), value: ({ got }) => got, number: true },
          { key: 'last', title: t('allocation:console.last'), value: ({ last }) => last },
        ] satisfies Column<Line>[])
      : []),
  ]
  return (
    <DataTable<Line>
      label={t('allocation:console.results')}
      rows={lines}
      columns={columns}
      rowKey={({ no }) => String(no)}
      empty={<Empty title={t('allocation:console.none')} next={t('allocation:console.noneNext')} />}
    />
  )
}
