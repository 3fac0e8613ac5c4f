import { useMemo } from 'react'
import { Chart, useT } from '#kit/ui/console/index.ts'
import type { PlanResult } from '../../contract.ts'
import { figure } from '../words.ts'

type Year = Pick<PlanResult['years'][number], 'year' | 'reach'>
/** One plan as a line; null where it does not have that year. */
type Line = { name: string; years: readonly Year[] }

const strokes = [
  { color: '#2b5f8a', type: 'solid' },
  { color: '#855509', type: 'dashed' },
] as const
const TEXT = { fontSize: 13, color: '#221d17' }

/** How many workers are within reach of a palace, year by year; of two plans, each line is named at its end. */
export function ReachChart({ lines }: { lines: readonly Line[] }) {
  const t = useT()
  const option = useMemo(() => {
    const years = [...new Set(lines.flatMap((line) => line.years.map(({ year }) => year)))].toSorted()
    const said = (value: number) => figure(t, value)
    // Lines that end in the same place are named together.
    const ends = lines.map(({ years: own }) => own.at(-1)?.reach)
    const namesAt = (at: number) =>
      lines.filter((_, other) => ends[other] === ends[at]).map(({ name }) => name)
    return {
      grid: { left: 84, right: lines.length > 1 ? 96 : 84, top: 28, bottom: 32 },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: said },
      xAxis: { type: 'category', boundaryGap: false, data: years.map(String), axisLabel: TEXT },
      yAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { ...TEXT, formatter: said } },
      series: lines.map(({ name, years: own }, at) => ({
        name,
        type: 'line',
        data: years.map((year) => own.find((one) => one.year === year)?.reach ?? null),
        lineStyle: { width: 3, ...strokes[at] },
        itemStyle: { color: strokes[at]!.color },
        symbolSize: 7,
        endLabel: {
          show: ends.indexOf(ends[at]) === at,
          ...TEXT,
          formatter: ({ value }: { value: number }) =>
            lines.length > 1 ? `${namesAt(at).join(' · ')} ${said(value)}` : said(value),
        },
        labelLayout: { moveOverlap: 'shiftY' },
      })),
    }
  }, [lines, t])
  return <Chart label={t('siting:plan.reachLabel')} option={option} height={260} />
}
