import { LinesChart, ScatterChart } from 'echarts/charts'
import { GeoComponent, TooltipComponent } from 'echarts/components'
import { init, registerMap, use as bringIn } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { Outlines } from '../../contract.ts'

bringIn([LinesChart, ScatterChart, GeoComponent, TooltipComponent, CanvasRenderer])

export type Spot = {
  code: string
  label: string
  lng: number
  lat: number
  /** chosen: lake and large · palace: pine · possible: hollow · demand: small and grey. */
  look: 'chosen' | 'palace' | 'possible' | 'demand'
}
export type Way = { from: { lng: number; lat: number }; to: { lng: number; lat: number } }

const looks = {
  chosen: { size: 13, color: '#2b5f8a', symbol: 'pin' },
  palace: { size: 9, color: '#3c6e4f', symbol: 'rect' },
  possible: { size: 8, color: '#b08a3e', symbol: 'emptyCircle' },
  demand: { size: 4, color: '#8a8578', symbol: 'circle' },
} as const

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

type MapProps = {
  label: string
  sketch: Outlines
  spots: readonly Spot[]
  ways?: readonly Way[]
  onPick?: (code: string) => void
}

/** Places on sketched outlines: no boundary in law, and always beside a table that says the same. */
export function SketchMap({ label, sketch, spots, ways = [], onPick }: MapProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chart = init(box.current!)
    const name = `siting ${sketch.viewBox}`
    registerMap(name, { svg: svgOf(sketch) })
    const at = placed(sketch)
    chart.setOption({
      animation: false,
      tooltip: { renderMode: 'richText', formatter: ({ name: said }: { name: string }) => said },
      geo: {
        map: name,
        roam: true,
        layoutCenter: ['50%', '50%'],
        layoutSize: sizeIn(box.current!),
        silent: true,
        itemStyle: { areaColor: '#f3efe6', borderColor: '#cfc8b8' },
      },
      series: [
        {
          type: 'lines',
          coordinateSystem: 'geo',
          silent: true,
          lineStyle: { color: '#2b5f8a', opacity: 0.35, width: 1 },
          data: ways.map(({ from, to }) => ({ coords: [at(from), at(to)] })),
        },
        ...(['demand', 'possible', 'palace', 'chosen'] as const).map((look) => ({
          type: 'scatter' as const,
          coordinateSystem: 'geo',
          symbol: looks[look].symbol,
          symbolSize: looks[look].size,
          itemStyle: { color: looks[look].color },
          data: spots
            .filter((spot) => spot.look === look)
            .map((spot) => ({ name: spot.label, value: at(spot), code: spot.code })),
        })),
      ],
    })
    chart.on('click', (event) => {
      const code = (event.data as { code?: string } | null)?.code
      if (code) onPick?.(code)
    })
    const fit = new ResizeObserver(() => {
      chart.resize()
      chart.setOption({ geo: { layoutSize: sizeIn(box.current!) } })
    })
    fit.observe(box.current!)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [sketch, spots, ways, onPick])
  return (
    <figure className="siting-map">
      <div ref={box} className="siting-map-box" role="img" aria-label={label} />
      <figcaption className="soft">
        {(['chosen', 'palace', 'possible', 'demand'] as const)
          .filter((look) => spots.some((spot) => spot.look === look))
          .map((look) => t(`siting:map.${look}`))
          .join(t('siting:comma'))}
        {t('siting:map.note')}
      </figcaption>
    </figure>
  )
}

/** As large as the box allows: the outlines are one and a half times as wide as high. */
const sizeIn = ({ clientWidth, clientHeight }: HTMLElement) =>
  Math.min(clientWidth, clientHeight * 1.5) * 0.96

const placed =
  ({ projection: { left, top, unit, margin, stretch } }: Outlines) =>
  ({ lng, lat }: { lng: number; lat: number }) => [
    (lng * stretch - left) * unit + margin,
    (-lat - top) * unit + margin,
  ]

const svgOf = ({ viewBox, outlines }: Outlines): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${outlines
    .map(({ name, path }) => `<path name="${escaped(name)}" d="${path}"/>`)
    .join('')}</svg>`
