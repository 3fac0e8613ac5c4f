import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The operating-system account that the database server runs as. */
export interface Account {
  uid: number
  gid: number
}

/** True when this process may, and therefore must, hand the server to another account: PostgreSQL refuses root. */
export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * The unprivileged account for the server: the owner of an existing cluster, else the system user `wenhuagong`
 * (created when it can be), else `nobody`. Undefined when we are not root: the server then runs as ourselves.
 */
export async function serverAccount(existingCluster: string | undefined): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  if (existingCluster) {
    const { uid, gid } = await stat(existingCluster)
    if (uid !== 0) return { uid, gid }
  }
  const account = (await lookUp('wenhuagong')) ?? (await create('wenhuagong')) ?? (await lookUp('nobody'))
  if (!account) {
    throw new Error(
      'PostgreSQL cannot run as root, and the user wenhuagong could not be created. Create it (useradd --system wenhuagong), or set DATABASE_URL.',
    )
  }
  return account
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined // `id` fails when there is no such user: the answer, not an error
  }
}

async function create(name: string): Promise<Account | undefined> {
  try {
    await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  } catch {
    // Another start may have created it a moment ago, or useradd does not exist here: looking again tells which.
  }
  return lookUp(name)
}

/** Whether the account may enter every folder from the root down to `path` (which must exist). */
export async function canReach(path: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & enter) === 0) return false
    if (at === dirname(at)) return true
  }
}
