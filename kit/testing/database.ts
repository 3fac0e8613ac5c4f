import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { openDatabase, type Db } from '#kit/db/index.ts'

const TEMPLATE = 'wenhuagong'

/** A database of a test file's own, with all migrations applied and nothing else in it. */
export interface TestDatabase {
  readonly db: Db
  readonly url: string
}

/**
 * Call once at the top of a test file: copies the migrated template before its tests and drops the copy after them.
 * `db` and `url` can be read inside tests and hooks, not while the file loads.
 */
export function testDatabase({ max = 10 }: { max?: number } = {}): TestDatabase {
  const name = `test_${randomBytes(8).toString('hex')}`
  let opened: { db: Db; url: string; server: string } | undefined

  beforeAll(async () => {
    const server = await serverUrl()
    await administer(server, `create database ${name} template ${TEMPLATE}`)
    const url = withDatabase(server, name)
    opened = { db: openDatabase(url, { max }), url, server }
  })
  afterAll(async () => {
    if (!opened) return
    await opened.db.destroy()
    await administer(opened.server, `drop database ${name} with (force)`)
  })

  const ready = () => {
    if (!opened) throw new Error('testDatabase() is ready inside tests and hooks only.')
    return opened
  }
  return {
    get db() {
      return ready().db
    },
    get url() {
      return ready().url
    },
  }
}

async function serverUrl(): Promise<string> {
  const answer = JSON.parse(await text(connect(inject('testServerDesk'), '127.0.0.1'))) as {
    url?: string
    error?: string
  }
  if (!answer.url) throw new Error(`The test database server did not start: ${answer.error}`)
  return answer.url
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(withDatabase(server, 'postgres'))
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
