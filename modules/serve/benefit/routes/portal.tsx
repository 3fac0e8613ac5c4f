import type { Hono } from 'hono'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import {
  divisionByCode,
  divisionPath,
  divisionTree,
  palaceBySlug,
  type Division,
} from '#modules/base/places/index.ts'
import { daysOf, periods, type PeriodName } from '../rules/period.ts'
import { BenefitPage } from '../ui/portal/benefit-page.tsx'
import { readDivisionBenefit, readPalaceBenefit } from './read.ts'

const TIME_ZONE = 'Asia/Shanghai'

/** The meter as public pages: of the province, of a division, of a palace. */
export function benefitPortal(portal: Hono<AppEnv>): void {
  portal.get('/benefit', async (c) => {
    const province = (await divisionTree(c.var.services.db)).find(({ parentCode }) => parentCode === null)
    if (!province) throw requestErrors.error('not-found')
    return divisionPage(c, province, '/benefit')
  })
  portal.get('/divisions/:code{[0-9]{6}}/benefit', async (c) => {
    const division = await divisionByCode(c.var.services.db, c.req.param('code'))
    if (!division) throw requestErrors.error('not-found')
    return divisionPage(c, division, `/divisions/${division.code}/benefit`)
  })
  portal.get('/palaces/:slug{[a-z0-9-]+}/benefit', palacePage)
}

const chosenPeriod = (c: AppContext): PeriodName =>
  periods.find((name) => name === c.req.query('period')) ?? 'last30'

const crumbOf = ({ code, name }: Division) => ({ label: name, href: `/divisions/${code}/benefit` })

async function divisionPage(c: AppContext, division: Division, path: string) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const period = chosenPeriod(c)
  const asked = daysOf(period, now.toZonedDateTimeISO(TIME_ZONE).toPlainDate())
  const benefit = await readDivisionBenefit(db, division.scope, asked, now)
  const above = (await divisionPath(db, division.code)).slice(0, -1)
  const crumbs = [...above.map(crumbOf), { label: division.name }]
  return c.render(<BenefitPage benefit={benefit} path={path} period={period} crumbs={crumbs} />)
}

async function palacePage(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const palace = await palaceBySlug(db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  const period = chosenPeriod(c)
  const asked = daysOf(period, now.toZonedDateTimeISO(palace.timeZone).toPlainDate())
  const benefit = await readPalaceBenefit(db, palace.id, asked, now)
  const above = await divisionPath(db, palace.divisionCode)
  const crumbs = [...above.map(crumbOf), { label: palace.name, href: `/palaces/${palace.slug}` }]
  const path = `/palaces/${palace.slug}/benefit`
  return c.render(<BenefitPage benefit={benefit} path={path} period={period} crumbs={crumbs} />)
}
