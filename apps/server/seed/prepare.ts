import { systemClock } from '#kit/clock/index.ts'
import type { Db } from '#kit/db/index.ts'
import { firstAdministratorLinks } from '#modules/base/identity/index.ts'
import type { Config } from '../config.ts'
import { demonstrationAccounts, lastDayOfSeason, seedDemo, seedReference } from './index.ts'

type PrepareParts = { config: Config; db: Db; say: (line: string) => void }

const officeNames = {
  systemAdministrator: 'system administrator',
  securityAdministrator: 'security administrator',
}

/** Below this, "tonight" and "this weekend" begin to look empty. */
const PLANNED_DAYS = 14

/**
 * Makes sure that an installation has what it starts with: the demonstration on its first run, or, with DEMO=0, the
 * divisions of the province and the one-time links by which the administrators come in.
 */
export async function prepareData({ config, db, say }: PrepareParts): Promise<void> {
  if (config.demo) return prepareDemo({ config, db, say })
  await seedReference(db)
  const links = await firstAdministratorLinks({ db, clock: systemClock }, config.baseUrl)
  for (const { office, link } of links)
    say(`\n  The first ${officeNames[office]} opens this address once:\n  ${link}\n`)
}

async function prepareDemo({ config, db, say }: PrepareParts): Promise<void> {
  const now = systemClock.now()
  const seeded = await seedDemo({ db, now, say, ...(config.smallDemo && { count: 400, palaces: 6 }) })
  const lastDay = seeded ? null : await lastDayOfSeason(db)
  if (!seeded && !lastDay)
    return say('This database is in earnest use: no demonstration was added. DEMO=0 keeps this line away.')
  if (lastDay && lastDay.until(now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()).days > -PLANNED_DAYS)
    say(
      `The season of this demonstration ends on ${lastDay}. For a new one around today, stop, delete ${config.dataDir} and start again.`,
    )
  for (const line of demonstrationAccounts()) say(line)
}
