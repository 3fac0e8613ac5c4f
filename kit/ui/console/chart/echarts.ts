import { BarChart, LineChart, MapChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, registerMap, use as register, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** Starts a chart with what the charts of the console need of ECharts, and no more; loaded when the first one is drawn. */
export function startChart(place: HTMLElement, map?: { name: string; geoJson: unknown }): ECharts {
  // Here and not at the top: the build takes modules to have no effects of their own.
  register([BarChart, LineChart, MapChart, AriaComponent, GridComponent, TooltipComponent, SVGRenderer])
  if (map) registerMap(map.name, map.geoJson as never)
  return init(place, null, { renderer: 'svg' })
}
