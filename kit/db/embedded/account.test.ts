import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canReach } from './account.ts'

const stranger = { uid: 54_321, gid: 54_321 }
let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'wenhuagong-account-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

test('an account reaches a folder only when it may enter every folder above it', async () => {
  await chmod(folder, 0o711)
  expect(await canReach(folder, stranger)).toBe(true)
  await chmod(folder, 0o700)
  expect(await canReach(folder, stranger)).toBe(false)
})

test('the owner is judged by the owner bits, the group by the group bits', async () => {
  const mine = { uid: process.getuid!(), gid: 54_321 }
  const ours = { uid: 54_321, gid: process.getgid!() }
  await chmod(folder, 0o100)
  expect([await canReach(folder, mine), await canReach(folder, ours)]).toEqual([true, false])
  await chmod(folder, 0o010)
  expect([await canReach(folder, mine), await canReach(folder, ours)]).toEqual([false, true])
  await chmod(folder, 0o700)
})
