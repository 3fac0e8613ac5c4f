import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { exists } from './binaries.ts'

const STOP_SECONDS = 30

/**
 * Clears what a killed run left in a cluster: stops its server when that still runs, and removes a pid file whose number
 * now belongs to nobody or to some other program (usual after a container restart). Call only while holding the claim.
 */
export async function clearLeftover(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!(await exists(pidFile))) return
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0])
  if (await isServerOf(cluster, pid)) {
    log(`Stopping the database server (process ${pid}) that an earlier run left behind.`)
    process.kill(pid, 'SIGINT')
    for (let tenths = 0; await isServerOf(cluster, pid); tenths++) {
      if (tenths === STOP_SECONDS * 10) process.kill(pid, 'SIGQUIT') // immediate: recovers from its log at the next start
      if (tenths > STOP_SECONDS * 20)
        throw new Error(
          `The database server (process ${pid}) of an earlier run does not stop. End it with: kill -9 ${pid}`,
        )
      await sleep(100)
    }
  } else {
    log('The last run did not end cleanly: the database recovers by itself.')
  }
  await rm(pidFile, { force: true })
}

/** Whether process `pid` is a PostgreSQL server started on `cluster`, which its command line tells. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(pid > 0)) return false
  return (await commandLine(pid)).includes(cluster)
}

async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8')
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return '' // no such process
  }
}
