import type { Translator } from '#kit/i18n/index.ts'
import type { Coverage, CurvePoint, State } from '../../contract.ts'

/** The same grounds and strokes as on the public map, so that no state is told by colour alone. */
export const grounds: Readonly<Record<State, string>> = {
  covered: '#8db8a2',
  shared: '#cfe3d8',
  underWay: '#c4d9e9',
  planned: '#f8efdc',
  nothing: '#f8e9e6',
  notRequired: '#fffefb',
}
const strokes: Readonly<Record<State, { color: string; rotation: number; dashArrayX?: number[] } | null>> = {
  covered: null,
  shared: { color: '#2c6a50', rotation: 0 },
  underWay: { color: '#2b5f8a', rotation: -Math.PI / 4 },
  planned: { color: '#c79a45', rotation: Math.PI / 4 },
  nothing: { color: '#b8232f', rotation: 0, dashArrayX: [2, 6] },
  notRequired: null,
}
const decalOf = (state: State) => {
  const stroke = strokes[state]
  return stroke ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 6], ...stroke } : { symbol: 'none' }
}

type Region = { code: string; name: string; state: State; words: string }

/** The counties by state: ground, strokes and a letter. `chosen` has a red edge. */
export function mapOption(t: Translator, regions: readonly Region[], chosen: string | null) {
  return {
    tooltip: {
      renderMode: 'richText',
      formatter: ({ data }: { data?: { title?: string } }) => data?.title ?? '',
    },
    series: [
      {
        type: 'map',
        map: 'counties',
        aspectScale: 1,
        selectedMode: false,
        labelLayout: { hideOverlap: true },
        layoutCenter: ['50%', '50%'],
        emphasis: {
          itemStyle: { areaColor: null, borderColor: '#221d17', borderWidth: 2 },
          label: { show: true },
        },
        itemStyle: { borderColor: '#8f846f', borderWidth: 0.7 },
        data: regions.map(({ code, name, state, words }) => ({
          name: code,
          value: 0,
          title: t('coverage:page.countyState', { name, state: words }),
          label: { show: true, fontSize: 10, color: '#221d17', formatter: t(`coverage:letter.${state}`) },
          emphasis: { itemStyle: { areaColor: grounds[state] } },
          itemStyle: {
            areaColor: grounds[state],
            decal: decalOf(state),
            ...(code === chosen ? { borderColor: '#b8232f', borderWidth: 2.5 } : {}),
          },
        })),
      },
    ],
  }
}

const lines = {
  planned: { color: '#855509', type: 'dotted' },
  actual: { color: '#2c6a50', type: 'solid' },
  forecast: { color: '#2b5f8a', type: 'dashed' },
} as const

/** Plan, actual and forecast to the target year; each line is named at its end. */
export function curveOption(t: Translator, { points, due }: Pick<Coverage, 'points' | 'due'>, size = 13) {
  const text = { fontSize: size, color: '#221d17' }
  return {
    grid: { left: size * 3, right: size * 6, top: 20, bottom: size * 2.5 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ year }) => String(year)),
      axisLabel: { ...text, margin: size * 0.8 },
    },
    yAxis: { type: 'value', min: 0, max: due || 1, splitNumber: 3, axisLabel: text },
    series: (Object.keys(lines) as (keyof typeof lines)[]).map((name) => ({
      name: t(`coverage:curve.${name}`),
      type: 'line',
      data: points.map((point, at) => valueOf(points, point, at, name)),
      lineStyle: { width: 3, ...lines[name] },
      itemStyle: { color: lines[name].color },
      symbolSize: 7,
      endLabel: {
        show: true,
        ...text,
        // The forecast goes on where the actual count ends: its name stands above the line, off the axis.
        ...(name === 'actual' ? { offset: [-size * 3.8, -size * 1.2] } : {}),
        formatter: ({ value }: { value: number }) =>
          t('coverage:curve.named', { name: t(`coverage:curve.${name}`), count: value }),
      },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  }
}

/** The forecast begins where the actual count stands today. */
function valueOf(points: readonly CurvePoint[], point: CurvePoint, at: number, name: keyof typeof lines) {
  if (name !== 'forecast') return point[name]
  if (point.actual === null) return point.forecast
  return points[at + 1]?.actual === null ? point.actual : null
}

/** The room the longest name needs, in heights of its letters: a Latin letter is about half as wide as a Chinese one. */
const roomFor = (names: readonly string[]) =>
  1 + Math.max(0, ...names.map((name) => name.length * (/^[ -~]*$/.test(name) ? 0.56 : 1)))

/** One bar a line, labelled with its number; the part that sleeps is drawn at its end. */
export function barsOption(rows: readonly { name: string; value: number; part: number }[], size = 13) {
  const text = { fontSize: size, color: '#221d17' }
  return {
    grid: { left: size * roomFor(rows.map(({ name }) => name)), right: size * 5, top: 8, bottom: 8 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: text,
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        stack: 'all',
        data: rows.map(({ value, part }) => value - part),
        itemStyle: { color: '#8fa9bf' },
      },
      {
        type: 'bar',
        stack: 'all',
        data: rows.map(({ part }) => part),
        itemStyle: {
          color: '#b8232f',
          decal: {
            symbol: 'rect',
            dashArrayX: [1, 0],
            dashArrayY: [2, 4],
            rotation: -Math.PI / 4,
            color: '#f8e9e6',
          },
        },
        label: {
          show: true,
          position: 'right',
          ...text,
          formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]!.value.toLocaleString('en'),
        },
      },
    ],
  }
}
