import type { Hono } from 'hono'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { answerTable, type FileFormat } from '#kit/spreadsheet/index.ts'
import { countySketch, divisionByCode, divisionTree, scopeOfDivision } from '#modules/base/places/index.ts'
import { states, type CoverageDivision, type State } from '../contract.ts'
import { CoveragePage } from '../ui/portal/coverage-page.tsx'
import { DivisionCoveragePage } from '../ui/portal/division-page.tsx'
import { reasonWords, stateWords } from '../ui/words.ts'
import { readCoverage, readDivisionCoverage } from './read.ts'

/** Full coverage as public pages and files. */
export function coveragePortal(portal: Hono<AppEnv>): void {
  portal.get('/coverage', showProvince)
  portal.get('/coverage/table.csv', (c) => sendTable(c, 'csv'))
  portal.get('/coverage/table.xlsx', (c) => sendTable(c, 'xlsx'))
  portal.get('/coverage/:code{[0-9]{6}}', showDivision)
}

/** A filter that makes no sense is left out. */
async function showProvince(c: AppContext) {
  const { db, clock } = c.var.services
  const tree = await divisionTree(db)
  const province = tree.find(({ parentCode }) => parentCode === null)
  if (!province) throw requestErrors.error('not-found')
  const prefectures = tree.filter(({ parentCode }) => parentCode === province.code)
  const prefecture = prefectures.find(({ code }) => code === c.req.query('prefecture'))
  const coverage = await readCoverage(db, clock.now(), prefecture?.scope ?? province.scope)
  const years = coverage.points.map(({ year }) => year)
  const thisYear = Number(coverage.today.slice(0, 4))
  const year =
    years.find((one) => String(one) === c.req.query('year')) ??
    years.find((one) => one === thisYear) ??
    years.at(-1)!
  const state: State | '' = states.find((one) => one === c.req.query('state')) ?? ''
  return c.render(
    <CoveragePage
      coverage={coverage}
      filter={{ year, prefecture: prefecture?.code ?? '', state }}
      sketch={await countySketch(db, prefecture?.scope ?? province.scope)}
      prefectures={prefectures}
      place={(prefecture ?? province).name}
      site={c.var.site}
    />,
  )
}

async function showDivision(c: AppContext) {
  const { db, clock } = c.var.services
  const code = c.req.param('code')!
  const now = clock.now()
  if (!(await divisionByCode(db, code))) throw requestErrors.error('not-found')
  const coverage = await readDivisionCoverage(db, now, code)
  const { t } = c.var
  const around = scopeOfDivision(coverage.division.prefectureCode)
  const [sketch, neighbours] = await Promise.all([countySketch(db, around), readCoverage(db, now, around)])
  const thisYear = Number(neighbours.today.slice(0, 4))
  const byCode = new Map(neighbours.divisions.map((one) => [one.code, one]))
  const counties = sketch.counties.flatMap((county) => {
    const state = byCode.get(county.code)?.years.find(({ year }) => year === thisYear)
    return state
      ? [{ ...county, state: state.state, words: stateWords(t, state), current: county.code === code }]
      : []
  })
  return c.render(
    <DivisionCoveragePage
      coverage={coverage}
      sketch={{ viewBox: sketch.viewBox, counties }}
      thisYear={thisYear}
    />,
  )
}

/** The whole table with every year, as everybody may have it. */
async function sendTable(c: AppContext, format: FileFormat): Promise<Response> {
  const { t, services } = c.var
  const { divisions, points, today } = await readCoverage(services.db, services.clock.now())
  return answerTable<CoverageDivision>(c, format, {
    name: t('coverage:file.name', { date: today }),
    timeZone: 'Asia/Shanghai',
    rows: divisions,
    columns: [
      { title: t('coverage:file.code'), value: ({ code }) => code },
      { title: t('coverage:page.division'), value: ({ name }) => name, width: 16 },
      { title: t('coverage:page.prefecture'), value: ({ prefectureName }) => prefectureName, width: 16 },
      { title: t('coverage:file.workers'), kind: 'integer', value: ({ workers }) => workers },
      {
        title: t('coverage:file.required'),
        value: ({ required }) => t(required ? 'coverage:yes' : 'coverage:no'),
      },
      ...points.map(({ year }) => ({
        title: t('coverage:file.stateIn', { year }),
        width: 14,
        value: ({ years }: CoverageDivision) =>
          stateWords(
            t,
            years.find((one) => one.year === year)!,
          ),
      })),
      {
        title: t('coverage:page.rests'),
        value: ({ years }) =>
          t(
            `coverage:basis.${years.find(({ year }) => String(year) === today.slice(0, 4))?.basis.kind ?? 'none'}`,
          ),
        width: 24,
      },
      { title: t('coverage:file.plannedYear'), kind: 'integer', value: ({ planned }) => planned?.year },
      {
        title: t('coverage:project.kind'),
        value: ({ planned }) => planned && t(`coverage:action.${planned.action}`),
      },
      {
        title: t('coverage:page.attention'),
        value: ({ risk }) =>
          risk?.reasons.map((reason) => reasonWords(t, reason)).join(t('coverage:page.and')),
        width: 40,
      },
      {
        title: t('coverage:file.note'),
        value: ({ synthetic }) => (synthetic ? t('coverage:page.demo') : ''),
      },
    ],
  })
}
