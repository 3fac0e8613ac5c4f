import type { Hono } from 'hono'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { localPath } from '#kit/http/form.ts'
import { PalaceSearch } from '../contract/routes.ts'
import { divisionByCode, divisionOptions, divisionTree } from '../queries/divisions.ts'
import { divisionSketch } from '../queries/division-sketch.ts'
import { ChoosePlacePage } from '../ui/portal/choose-place-page.tsx'
import { PalacesPage } from '../ui/portal/palaces-page.tsx'
import { listDivisions, listPalaces } from './read.ts'

/** The list of palaces, and choosing a place. The pages of one palace and one division are composed in apps/portal. */
export function placesPortal(portal: Hono<AppEnv>): void {
  // Names of divisions are read from memory while a page is drawn: every request finds them there.
  portal.use(async (c, next) => {
    await divisionTree(c.var.services.db)
    await next()
  })
  portal.get('/palaces', showPalaces)
  portal.get('/divisions', choosePlace)
}

async function showPalaces(c: AppContext) {
  const { db, clock } = c.var.services
  // A form sends its empty fields too; a filter that makes no sense is left out.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const parsed = PalaceSearch.safeParse(given)
  const search: PalaceSearch = parsed.success ? parsed.data : {}
  const tree = await divisionTree(db)
  const province = tree.find(({ parentCode }) => parentCode === null)
  const place = (search.division && (await divisionByCode(db, search.division))) || province
  const framed = place?.level === 'county' ? (place.parentCode ?? '') : (place?.code ?? '')
  return c.render(
    <PalacesPage
      search={search}
      palaces={await listPalaces(db, search, clock.now())}
      prefectures={tree.filter(({ parentCode }) => parentCode !== null && parentCode === province?.code)}
      divisions={await divisionOptions(db)}
      sketch={await divisionSketch(db, framed, (code) => `/palaces?division=${code}`)}
      placeName={place?.name ?? ''}
    />,
  )
}

async function choosePlace(c: AppContext) {
  const { db } = c.var.services
  const back = localPath(c.req.query('back'), '/')
  const province = (await divisionTree(db)).find(({ parentCode }) => parentCode === null)
  const choose = (code: string) => `/preferences?place=${code}&back=${encodeURIComponent(back)}`
  return c.render(
    <ChoosePlacePage
      divisions={await listDivisions(db)}
      chosen={c.var.place}
      back={back}
      sketch={province ? await divisionSketch(db, province.code, choose) : null}
    />,
  )
}
