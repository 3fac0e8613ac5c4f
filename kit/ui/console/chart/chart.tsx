import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'

/** Outlines to colour, in coordinates of their own; y grows downwards, as on a screen. */
export type ChartMap = {
  name: string
  regions: readonly { key: string; rings: readonly (readonly (readonly [number, number])[])[] }[]
}

type ChartProps = {
  /** What the picture shows. It never says anything that the table beside it does not. */
  label: string
  option: EChartsCoreOption
  height: number
  /** Registered before the option that names it is drawn. */
  map?: ChartMap
  /** Told the name of the part that was clicked: a region's key, a category. */
  onPick?: (name: string) => void
}

/** A picture of numbers that stand in a table beside it, drawn by ECharts in the size of its place. */
export function Chart({ label, option, height, map, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const [drawn, setDrawn] = useState(false)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])
  useEffect(() => {
    let gone = false
    const observer = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ startChart }) => {
      if (gone || !place.current) return
      chart.current = startChart(place.current, map && { name: map.name, geoJson: geoJsonOf(map) })
      chart.current.on('click', ({ name }) => pick.current?.(name))
      observer.observe(place.current)
      setDrawn(true)
    })
    return () => {
      gone = true
      observer.disconnect()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [map])
  useEffect(() => {
    if (drawn)
      chart.current?.setOption({ textStyle: { fontFamily: 'inherit' }, animation: false, ...option }, true)
  }, [drawn, option])
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />
}

/** ECharts draws maps with y growing upwards. */
const geoJsonOf = ({ regions }: ChartMap) => ({
  type: 'FeatureCollection',
  features: regions.map(({ key, rings }) => ({
    type: 'Feature',
    properties: { name: key },
    geometry: {
      type: 'MultiPolygon',
      coordinates: rings.map((ring) => [[...ring, ring[0]!].map(([x, y]) => [x, -y])]),
    },
  })),
})
