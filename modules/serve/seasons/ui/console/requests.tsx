import { Button } from 'antd'
import { type Column, DataTable, Empty, StateTag, useT } from '#kit/ui/console/index.ts'
import { type HallRequest, organisationKinds, type Season, type SeasonPlan } from '../../contract.ts'
import { dayWords, spaceWords, wishWords } from '../words.ts'
import { resultOf, results, resultTone } from './words.ts'

type Props = { season: Season; plan: SeasonPlan; open: (id: string) => void }

/** All requests with what they get; filters stand in the address, and the table goes to Excel as it stands. */
export function Requests({ season, plan, open }: Props) {
  const t = useT()
  const columns: Column<HallRequest>[] = [
    { key: 'no', title: t('seasons:console.no'), value: ({ no }) => no, number: true, sort: true, width: 60 },
    {
      key: 'organisation',
      title: t('seasons:console.organisation'),
      value: ({ organisation }) => organisation,
      show: ({ id, organisation }) => (
        <Button type="link" className="season-open" onClick={() => open(id)}>
          {organisation}
        </Button>
      ),
    },
    {
      key: 'kind',
      title: t('seasons:console.class'),
      value: ({ kind }) => t(`seasons:kind.${kind}`),
      filter: organisationKinds.map((kind) => ({ value: kind, label: t(`seasons:kind.${kind}`) })),
      filterValue: ({ kind }) => kind,
    },
    { key: 'purpose', title: t('seasons:console.purpose'), value: ({ purpose }) => purpose },
    {
      key: 'asks',
      title: t('seasons:console.asks'),
      value: ({ times, least, wanted }) => t('seasons:console.timesLength', { times, least, wanted }),
    },
    {
      key: 'wish',
      title: t('seasons:wish.rank', { rank: 1 }),
      value: ({ wishes }) => (wishes[0] ? wishWords(t, wishes[0], season.places) : ''),
    },
    {
      key: 'result',
      title: t('seasons:console.result'),
      value: (request) => t(`seasons:console.${resultOf(request)}`),
      show: (request) => (
        <StateTag tone={resultTone(resultOf(request))}>{t(`seasons:console.${resultOf(request)}`)}</StateTag>
      ),
      filter: results.map((result) => ({ value: result, label: t(`seasons:console.${result}`) })),
      filterValue: resultOf,
    },
    {
      key: 'gets',
      title: t('seasons:console.gets'),
      value: ({ placements }) =>
        placements
          .map(({ weekday, from, until, space }) =>
            [dayWords(t, weekday), `${from}–${until}`, spaceWords(t, space, season.places)].join(' '),
          )
          .join(t('seasons:comma')),
    },
  ]
  return (
    <DataTable<HallRequest>
      label={t('seasons:console.requests')}
      rows={plan.requests}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('seasons:console.noRequest')} next={t('seasons:console.noRequestNext')} />}
    />
  )
}
