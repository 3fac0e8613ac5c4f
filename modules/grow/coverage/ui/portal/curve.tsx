import { Table, useT } from '#kit/ui/portal/index.ts'
import type { Coverage, CurvePoint } from '../../contract.ts'

const [WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP] = [640, 300, 44, 40, 140, 20]
const lines = ['planned', 'actual', 'forecast'] as const

/** Plan, actual and forecast over the years: lines that are told apart by their strokes and named at their ends, and the table. */
export function CoverageCurve({ points, due }: Pick<Coverage, 'points' | 'due'>) {
  const t = useT()
  const thisYear = points.findLast(({ actual }) => actual !== null)?.year
  return (
    <>
      <Chart points={points} due={due} />
      <Table
        caption={t('coverage:curve.caption', { due })}
        columns={[
          { label: t('coverage:curve.year') },
          { label: t('coverage:curve.planned'), numeric: true },
          { label: t('coverage:curve.actual'), numeric: true },
          { label: t('coverage:curve.forecast'), numeric: true },
        ]}
        rows={points.map(({ year, planned, actual, forecast }) => [
          t('coverage:curve.yearEnd', { year }),
          planned ?? '—',
          actual === null ? '—' : year === thisYear ? t('coverage:curve.soFar', { count: actual }) : actual,
          forecast ?? '—',
        ])}
      />
    </>
  )
}

function Chart({ points, due }: { points: readonly CurvePoint[]; due: number }) {
  const t = useT()
  const x = (at: number) => LEFT + (at * (WIDTH - LEFT - RIGHT)) / Math.max(points.length - 1, 1)
  const y = (count: number) => HEIGHT - BOTTOM - (count * (HEIGHT - BOTTOM - TOP)) / Math.max(due, 1)
  return (
    <svg
      className="coverage-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('coverage:curve.label')}
    >
      {[0, due].map((count) => (
        <g key={count}>
          <line className="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={y(count)} y2={y(count)} />
          <text x={LEFT - 6} y={y(count)} dy="0.35em" textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {points.map(({ year }, at) => (
        <text key={year} x={x(at)} y={HEIGHT - 8} textAnchor="middle">
          {year}
        </text>
      ))}
      {lines.map((name) => (
        <polyline key={name} className={`l-${name}`} points={pathOf(points, name, x, y)} />
      ))}
      {labels(points).map(({ name, at, count, shift }) => (
        <text
          key={name}
          className={`l-${name}`}
          x={x(at) + (shift < 0 ? -8 : 8)}
          y={y(count) + shift}
          dy="0.35em"
          textAnchor={shift < 0 ? 'end' : 'start'}
        >
          {t('coverage:curve.named', { name: t(`coverage:curve.${name}`), count })}
        </text>
      ))}
    </svg>
  )
}

function pathOf(
  points: readonly CurvePoint[],
  name: (typeof lines)[number],
  x: (at: number) => number,
  y: (count: number) => number,
): string {
  return points
    .flatMap((point, at) => {
      // The forecast begins where the actual count stands today.
      const count = name === 'forecast' && point.actual !== null ? null : point[name]
      const joint = name === 'forecast' && points[at + 1]?.actual === null ? point.actual : null
      const value = count ?? joint
      return value === null ? [] : [`${x(at).toFixed(1)},${y(value).toFixed(1)}`]
    })
    .join(' ')
}

const APART = 24

/** The name of each line at its last point, moved apart where two end at the same height; the actual count stands above its line, off the axis. */
function labels(points: readonly CurvePoint[]) {
  const ends = lines.flatMap((name) => {
    const at = points.findLastIndex((point) => point[name] !== null)
    return at < 0 ? [] : [{ name, at, count: points[at]![name]! }]
  })
  const [planned, , forecast] = lines.map((name) => ends.find((end) => end.name === name))
  const close = planned && forecast && Math.abs(planned.count - forecast.count) < 8
  return ends.map((end) => ({
    ...end,
    shift: close && end.name === 'forecast' ? APART : end.name === 'actual' ? -APART : 0,
  }))
}
