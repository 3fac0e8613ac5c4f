import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'
import { type Db, diskWasFull } from '#kit/db/index.ts'
import { remembered } from '#kit/db/remembered.ts'
import { queueStanding } from '#kit/jobs/standing.ts'
import { mailStanding } from '#modules/base/notifications/index.ts'

/** How one part stands. Everybody may ask, so what exactly is wrong stands in the log alone. */
export type Part = { status: 'ok' | 'trouble' | 'unavailable' }
type Found = Part & { detail?: string }

/** How the installation stands. `unavailable`: it cannot serve; `trouble`: it serves, and somebody should look. */
export type Standing = Part & Record<'database' | 'disk' | 'jobs' | 'mail', Part>

type StandingParts = {
  db: Db
  /** Where our own PostgreSQL keeps its data; null: somewhere else, which only its answers tell about. */
  databaseFolder: string | null
  log: Pick<Logger, 'warn'>
  /** How much room is left there. */
  roomAt?: (folder: string) => Promise<Room>
}

type Room = { megabytes: number; share: number }

async function roomAt(folder: string): Promise<Room> {
  const { bsize, bavail, blocks } = await statfs(folder)
  return { megabytes: Math.round((bavail * bsize) / 1024 ** 2), share: bavail / blocks }
}

/** An answer later than this is none. */
const PATIENCE_MS = 2_000
/** Below this share or size of free space somebody should look; PostgreSQL needs room to tidy up. */
const LOW_DISK = { share: 0.03, megabytes: 500 }
const DISK_MEMORY_SECONDS = 15
/** The oldest job that is due waits longer than this: nobody works, or too few. */
const LATE_JOB_SECONDS = 120

/** Looks at every part, each in two seconds at most; asked again and again it looks once in two seconds. */
export function standingOf({
  db,
  databaseFolder: folder,
  log,
  ...parts
}: StandingParts): () => Promise<Standing> {
  const once = remembered<Standing>(2)
  let told = ''
  return () =>
    once('standing', async () => {
      const looking = [jobsPart(db), mailPart(db), diskPart(folder, parts.roomAt ?? roomAt)] as const
      const [jobs, mail, disk] = (await Promise.all(looking.map(inTime))) as [Found, Found, Found]
      // Two questions went to the database: one answer is enough to know that it is there.
      const away = jobs.status === 'unavailable' && mail.status === 'unavailable'
      const found = { database: (away ? jobs : { status: 'ok' }) as Found, disk, jobs, mail }
      const trouble = Object.entries(found).filter(([, { status }]) => status !== 'ok')
      const names = trouble.map(([name]) => name).join()
      if (names !== told && names) log.warn(Object.fromEntries(trouble), 'a part is in trouble')
      told = names
      const status = away ? 'unavailable' : names ? 'trouble' : 'ok'
      const only = ({ status: one }: Found): Part => ({ status: one })
      return { status, database: only(found.database), disk: only(disk), jobs: only(jobs), mail: only(mail) }
    })
}

async function jobsPart(db: Db): Promise<Found> {
  const { due, oldestSeconds } = await queueStanding(db)
  if (oldestSeconds < LATE_JOB_SECONDS) return { status: 'ok' }
  return {
    status: 'trouble',
    detail: `${due} jobs are due, the oldest for ${Math.round(oldestSeconds)} s: is a worker running?`,
  }
}

async function mailPart(db: Db): Promise<Found> {
  const { failing, lastError } = await mailStanding(db)
  if (failing === 0) return { status: 'ok' }
  return { status: 'trouble', detail: `${failing} e-mails wait for another try: ${lastError ?? ''}` }
}

async function diskPart(folder: string | null, room: typeof roomAt): Promise<Found> {
  if (diskWasFull(DISK_MEMORY_SECONDS))
    return { status: 'trouble', detail: 'the database says that its disk is full' }
  if (!folder) return { status: 'ok' }
  const { megabytes, share } = await room(folder)
  if (megabytes > LOW_DISK.megabytes || share > LOW_DISK.share) return { status: 'ok' }
  return { status: 'trouble', detail: `${megabytes} MB are free at ${folder}` }
}

async function inTime(looking: Promise<Found>): Promise<Found> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('no answer within 2 seconds')), PATIENCE_MS)
  try {
    return await Promise.race([looking, late.promise])
  } catch (error) {
    return { status: 'unavailable', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
