import { Button, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  DataTable,
  Empty,
  PageHeader,
  ProblemAlert,
  useT,
  whenWords,
} from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { type Round, type RoundNotice, roundNoticeRoute, roundRoute } from '../../contract.ts'
import { palaceWords, titleWords } from './words.ts'
import './rounds.css'

/** The public notice of a draw: on A4 paper as it stands, and as a table that goes to Excel. Names show the family name alone. */
export default function NoticeScreen() {
  const t = useT()
  const { palaceId = '', roundId = '' } = useParams()
  const params = { palaceId, roundId }
  const round = useCall(roundRoute, { params })
  const notice = useCall(roundNoticeRoute, { params })
  const problem = round.error ?? notice.error
  if (!round.data || !notice.data)
    return problem ? (
      <ProblemAlert problem={problem} retry={() => Promise.all([round.refetch(), notice.refetch()])} />
    ) : (
      <Skeleton active />
    )
  const { rows } = notice.data
  return (
    <>
      <div className="on-screen">
        <PageHeader
          title={`${t('allocation:console.noticeTitle')} · ${round.data.title}`}
          trail={[{ label: round.data.title, to: `/rounds/${palaceId}/${roundId}` }]}
          sub={t('allocation:console.noticeLead')}
          actions={
            <Button type="primary" onClick={() => print()}>
              {t('allocation:console.noticePrint')}
            </Button>
          }
        />
        <DataTable<Line>
          label={t('allocation:console.noticeTitle')}
          rows={rows}
          columns={columnsOf(t, round.data)}
          rowKey={({ party }) => party}
          empty={<Empty title={t('allocation:console.none')} next={t('allocation:console.noneNext')} />}
        />
      </div>
      <Paper round={round.data} notice={notice.data} />
    </>
  )
}

type Line = RoundNotice['rows'][number]

const titleOf = (t: Translator, round: Round, course: number) => titleWords(t, round.courses[course - 1]!)

/** Drawn, on which waitlists with which numbers, or nothing. */
function resultWords(t: Translator, round: Round, { course, waiting }: Line): string {
  if (course !== null) return t('allocation:console.noticeWon', { title: titleOf(t, round, course) })
  if (waiting.length === 0) return t('allocation:console.noticeNone')
  const places = waiting.map(({ course, number }) =>
    t('allocation:console.noticeWaitingAt', { title: titleOf(t, round, course), number }),
  )
  return t('allocation:console.noticeWaiting', { places: places.join(t('allocation:comma')) })
}

const columnsOf = (t: Translator, round: Round): Column<Line>[] => [
  {
    key: 'rank',
    title: t('allocation:console.noticeRank'),
    value: ({ rank }) => rank,
    number: true,
    sort: true,
  },
  {
    key: 'names',
    title: t('allocation:console.noticeNames'),
    value: ({ names }) => names.join(t('allocation:comma')),
  },
  { key: 'people', title: t('allocation:console.noticePeople'), value: ({ people }) => people, number: true },
  {
    key: 'result',
    title: t('allocation:console.noticeResult'),
    value: (line) => resultWords(t, round, line),
  },
  { key: 'party', title: t('allocation:console.noticeParty'), value: ({ party }) => party },
]

function Paper({ round, notice }: { round: Round; notice: RoundNotice }) {
  const t = useT()
  const columns = columnsOf(t, round)
  const seats = round.courses.reduce((sum, course) => sum + course.seats, 0)
  return (
    <section className="round-paper" aria-hidden>
      <h1>
        {round.title} · {t('allocation:console.noticeTitle')}
      </h1>
      <p>
        {t('allocation:console.noticeSum', {
          palace: palaceWords(t, round),
          parties: notice.rows.length,
          people: notice.people,
          seats,
          seal: round.seal ?? '',
        })}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, title }) => (
              <th key={key}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notice.rows.map((line) => (
            <tr key={line.party}>
              {columns.map(({ key, value }) => (
                <td key={key} className={key === 'result' ? 'round-result' : undefined}>
                  {value(line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('allocation:console.noticeCheck')}</p>
      <p>
        {palaceWords(t, round)} · {whenWords(t, Temporal.Now.instant().toString())}
      </p>
    </section>
  )
}
