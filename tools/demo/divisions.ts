import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kit/db/migrate.ts'
import type { DivisionRow, FederationRow } from './rows.ts'

const csv = join(projectRoot(), 'modules/base/places/data/hubei-divisions.csv')

/** Province, 13 prefectures, 103 counties: the four 4290xx counties stand directly under the province. */
export function divisions(): DivisionRow[] {
  const [header, ...lines] = readFileSync(csv, 'utf8').trim().split('\n')
  const columns = header!.trim().split(',')
  const records = lines.map((line) => {
    const cells = line.trim().split(',')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]))
  })
  const counties = records.map((r) => county(r as Record<string, string>))
  const names = new Map(records.map((r) => [r.prefecture_code!, r.prefecture!]))
  const prefectures = [...names]
    .filter(([code]) => !code.startsWith('4290'))
    .map(([code, name]) =>
      sumOf(
        counties.filter((c) => c.parent_code === code),
        { code, name, level: 'city', parent_code: '420000', scope: code.slice(0, 4) },
      ),
    )
  const province = sumOf(counties, {
    code: '420000',
    name: '湖北省',
    level: 'province',
    parent_code: null,
    scope: '42',
  })
  return [
    { ...province, coverage_required: false, coverage_reason: '全覆盖按市、州、县统计，省级不单列' },
    ...prefectures,
    ...counties,
  ]
}

function county(r: Record<string, string>): DivisionRow {
  const direct = r.code!.startsWith('4290')
  const urban = r.name!.endsWith('区') && !direct
  return {
    code: r.code!,
    name: r.name!,
    level: 'county',
    parent_code: direct ? '420000' : r.prefecture_code!,
    scope: r.code!,
    population: Number(r.population_2020),
    worker_estimate: Number(r.worker_estimate),
    lng: Number(r.lng),
    lat: Number(r.lat),
    coverage_required: !urban,
    coverage_reason: urban ? '市辖区是否单独建宫尚未明确，暂由市级文化宫共享覆盖' : null,
    covered_by: null,
  }
}

type Head = Pick<DivisionRow, 'code' | 'name' | 'level' | 'parent_code' | 'scope'>

function sumOf(parts: DivisionRow[], head: Head): DivisionRow {
  const total = (of: (d: DivisionRow) => number) => parts.reduce((sum, d) => sum + of(d), 0)
  const population = total((d) => d.population)
  const centre = (of: (d: DivisionRow) => number) =>
    Number((total((d) => of(d) * d.population) / population).toFixed(6))
  return {
    ...head,
    population,
    worker_estimate: total((d) => d.worker_estimate),
    lng: centre((d) => d.lng),
    lat: centre((d) => d.lat),
    coverage_required: true,
    coverage_reason: null,
    covered_by: null,
  }
}

/** One federation per division, e.g. 湖北省总工会, 江岸区总工会. All share the union's hotline. */
export function federations(tree: DivisionRow[], id: () => string): FederationRow[] {
  return tree.map(({ code, name }) => ({
    id: id(),
    division_code: code,
    name: `${name}总工会`,
    phone: '12351',
  }))
}
