import { Table } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import type { CurvePoint } from '../../contract.ts'

/** The numbers of the curve. */
export function CurveTable({ points }: { points: readonly CurvePoint[] }) {
  const t = useT()
  const number = (name: 'planned' | 'actual' | 'forecast') => ({
    key: name,
    title: t(`coverage:curve.${name}`),
    align: 'right' as const,
    className: 'number',
    render: (point: CurvePoint) => point[name] ?? '—',
  })
  return (
    <Table<CurvePoint>
      size="small"
      pagination={false}
      rowKey={({ year }) => year}
      dataSource={[...points]}
      columns={[
        {
          key: 'year',
          title: t('coverage:curve.year'),
          render: ({ year }) => t('coverage:curve.yearEnd', { year }),
        },
        number('planned'),
        number('actual'),
        number('forecast'),
      ]}
    />
  )
}
