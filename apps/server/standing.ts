import { statfs } from 'node:fs/promises'
import { type Db, diskWasFull } from '#kit/db/index.ts'
import { remembered } from '#kit/db/remembered.ts'
import { queueStanding } from '#kit/jobs/standing.ts'
import { mailStanding } from '#modules/base/notifications/index.ts'

/** How one part stands, in a word for programs and, where there is more to say, in one for the operator. */
export type Part = { status: 'ok' | 'trouble' | 'unavailable'; detail?: string }

/** How the installation stands. `unavailable`: it cannot serve; `trouble`: it serves, and somebody should look. */
export type Standing = Part & Record<'database' | 'disk' | 'jobs' | 'mail', Part>

type StandingParts = {
  db: Db
  /** Where our own PostgreSQL keeps its data; null: somewhere else, which only its answers tell about. */
  databaseFolder: string | null
}

/** An answer later than this is none. */
const PATIENCE_MS = 2_000
/** Below this share or size of free space somebody should look; PostgreSQL needs room to tidy up. */
const LOW_DISK = { share: 0.03, megabytes: 500 }
const DISK_MEMORY_SECONDS = 30
/** The oldest job that is due waits longer than this: nobody works, or too few. */
const LATE_JOB_SECONDS = 120

/** Looks at every part, each in two seconds at most; asked again and again it looks once in two seconds. */
export function standingOf({ db, databaseFolder }: StandingParts): () => Promise<Standing> {
  const once = remembered<Standing>(2)
  return () =>
    once('standing', async () => {
      const [jobs, mail, disk] = await Promise.all([
        part(jobsPart(db)),
        part(mailPart(db)),
        part(diskPart(databaseFolder)),
      ])
      // Both questions went to the database: one answer is enough to know that it is there.
      const away = jobs.status === 'unavailable' && mail.status === 'unavailable'
      const database: Part = away ? { status: 'unavailable', detail: jobs.detail ?? '' } : { status: 'ok' }
      const worst = away
        ? 'unavailable'
        : [jobs, mail, disk].some(({ status }) => status !== 'ok')
          ? 'trouble'
          : 'ok'
      return { status: worst, database, disk, jobs, mail }
    })
}

async function jobsPart(db: Db): Promise<Part> {
  const { due, oldestSeconds } = await queueStanding(db)
  if (oldestSeconds < LATE_JOB_SECONDS) return { status: 'ok' }
  return {
    status: 'trouble',
    detail: `${due} jobs are due, the oldest for ${Math.round(oldestSeconds)} s: is a worker running?`,
  }
}

async function mailPart(db: Db): Promise<Part> {
  const { failing, lastError } = await mailStanding(db)
  if (failing === 0) return { status: 'ok' }
  return { status: 'trouble', detail: `${failing} e-mails wait for another try: ${lastError ?? ''}` }
}

async function diskPart(folder: string | null): Promise<Part> {
  if (diskWasFull(DISK_MEMORY_SECONDS))
    return { status: 'trouble', detail: 'the database says that its disk is full' }
  if (!folder) return { status: 'ok' }
  const { bsize, bavail, blocks } = await statfs(folder)
  const megabytes = Math.round((bavail * bsize) / 1024 ** 2)
  if (megabytes > LOW_DISK.megabytes || bavail / blocks > LOW_DISK.share) return { status: 'ok' }
  return { status: 'trouble', detail: `${megabytes} MB are free at ${folder}` }
}

async function part(looking: Promise<Part>): Promise<Part> {
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
