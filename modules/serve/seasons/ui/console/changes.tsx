import { type Column, DataTable, Empty, useT, whenWords } from '#kit/ui/console/index.ts'
import type { SeasonPlan } from '../../contract.ts'
import { pointsWords } from '../words.ts'

type Line = SeasonPlan['adjustments'][number]

/** What was changed by hand, and what each change cost. */
export function Changes({ plan }: { plan: SeasonPlan }) {
  const t = useT()
  const columns: Column<Line>[] = [
    { key: 'no', title: t('seasons:console.no'), value: ({ no }) => no, number: true, width: 60 },
    { key: 'at', title: t('seasons:copy.at'), value: ({ at }) => at, show: ({ at }) => whenWords(t, at) },
    { key: 'act', title: t('seasons:console.result'), value: ({ act }) => t(`seasons:act.${act}`) },
    {
      key: 'who',
      title: t('seasons:console.organisation'),
      value: ({ requestNo, organisation }) => t('seasons:loser', { no: requestNo, organisation }),
    },
    {
      key: 'delta',
      title: t('seasons:console.delta'),
      value: ({ delta }) => pointsWords(delta),
      number: true,
    },
    {
      key: 'losers',
      title: t('seasons:console.affected'),
      value: ({ losers }) =>
        losers
          .map(({ no, organisation }) => t('seasons:loser', { no, organisation }))
          .join(t('seasons:comma')),
    },
    { key: 'reason', title: t('seasons:console.reason'), value: ({ reason }) => reason },
  ]
  return (
    <DataTable<Line>
      label={t('seasons:console.tabChanges')}
      rows={plan.adjustments}
      columns={columns}
      rowKey={({ no }) => String(no)}
      empty={<Empty title={t('seasons:console.noChange')} next={t('seasons:console.noChangeNext')} />}
    />
  )
}
