import { DataTable, useT, type Column } from '#kit/ui/console/index.ts'
import type { CurvePoint } from '../../contract.ts'

/** The numbers of the curve. */
export function CurveTable({ points }: { points: readonly CurvePoint[] }) {
  const t = useT()
  const number = (name: 'planned' | 'actual' | 'forecast'): Column<CurvePoint> => ({
    key: name,
    title: t(`coverage:curve.${name}`),
    value: (point) => point[name],
    number: true,
  })
  return (
    <DataTable<CurvePoint>
      label={t('coverage:curve.title')}
      table="curve"
      rows={points}
      searchable={false}
      columns={[
        {
          key: 'year',
          title: t('coverage:curve.year'),
          value: ({ year }) => t('coverage:curve.yearEnd', { year }),
        },
        number('planned'),
        number('actual'),
        number('forecast'),
      ]}
      rowKey={({ year }) => String(year)}
      empty={null}
    />
  )
}
