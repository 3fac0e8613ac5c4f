import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** An empty database beside a test's own, owned by `owner` when given, and gone after `work`. */
export async function withEmptyDatabase<T>(
  url: string,
  work: (url: string) => Promise<T>,
  { owner }: { owner?: { name: string; password: string } } = {},
): Promise<T> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    await admin.query(`create database ${name}${owner ? ` owner ${owner.name}` : ''}`)
    const address = new URL(url)
    address.pathname = `/${name}`
    if (owner) Object.assign(address, { username: owner.name, password: owner.password })
    return await work(address.href)
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}
