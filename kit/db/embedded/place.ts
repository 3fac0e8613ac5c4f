import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, readdir, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Account, canReach, isRoot, serverAccount } from './account.ts'
import { exists, REACHABLE_HOME } from './binaries.ts'

/** The folder that holds one database cluster (`cluster/`) and its password, and the account that owns it. */
export interface Place {
  folder: string
  cluster: string
  account: Account | undefined
}

/**
 * Decides where the cluster of a data folder lives: in `dataDir/postgres` when the server's account can reach it, else in a
 * folder of its own under /var/lib/wenhuagong, to which the file `dataDir/postgres.location` points. Deleting the data folder
 * deletes the pointer, so the next start begins with an empty database, as it would have otherwise.
 */
export async function placeFor(dataDir: string, log: (line: string) => void): Promise<Place> {
  await mkdir(dataDir, { recursive: true })
  const home = await realpath(dataDir)
  const pointer = join(home, 'postgres.location')
  const known = (await exists(pointer)) ? (await readFile(pointer, 'utf8')).trim() : join(home, 'postgres')
  await refuseForeign(known)
  const existing = (await exists(join(known, 'cluster'))) ? join(known, 'cluster') : undefined
  const account = await serverAccount(existing)

  let folder = known
  if (!existing) {
    folder = (await canReach(home, account)) ? join(home, 'postgres') : await elsewhere(home, pointer, log)
    await mkdir(folder, { recursive: true })
    if (account) await chown(folder, account.uid, account.gid)
    await chmod(folder, 0o700)
  } else if (!(await canReach(existing, account))) {
    throw new Error(
      `The database in ${existing} belongs to user ${account?.uid}, who cannot enter that folder. Open the folders above it (chmod o+x), or set DATABASE_URL.`,
    )
  }
  return { folder, cluster: join(folder, 'cluster'), account }
}

// Another user's folder looks empty to us, for we may not look inside.
async function refuseForeign(folder: string): Promise<void> {
  if (isRoot() || !(await exists(folder))) return
  const { uid } = await stat(folder)
  if (uid === process.getuid?.()) return
  throw new Error(
    `The database in ${folder} belongs to another user (number ${uid}), perhaps because Wenhuagong ran as root before. Start it as root or as that user, or set DATA_DIR to another folder.`,
  )
}

async function elsewhere(home: string, pointer: string, log: (line: string) => void): Promise<string> {
  const clusters = join(REACHABLE_HOME, 'clusters')
  await mkdir(clusters, { recursive: true, mode: 0o755 })
  const prefix = createHash('sha256').update(home).digest('hex').slice(0, 12)
  const left = (await readdir(clusters)).filter((name) => name.startsWith(prefix))
  if (left.length > 0)
    log(
      `Databases of an earlier ${home} remain in ${clusters}: ${left.join(', ')}. Delete them when they are no longer needed.`,
    )
  const folder = join(clusters, `${prefix}-${randomBytes(4).toString('hex')}`)
  log(
    `The server's account cannot enter ${home}: the database lives in ${folder}; ${basename(pointer)} points to it.`,
  )
  await writeFile(pointer, `${folder}\n`)
  return folder
}
