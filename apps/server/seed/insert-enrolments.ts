import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Demo, EnrolmentRow, SessionRecord } from '../../../tools/demo/index.ts'
import { insertRows } from './insert-rows.ts'

const BATCH = 8_000

/** Sign-ups, the door and what came after, session by session; the next batch is made while one is being written. */
export async function insertEnrolments(
  db: Db,
  { records }: Pick<Demo, 'records'>,
  done: (enrolments: number) => void,
): Promise<void> {
  let batch: SessionRecord[] = []
  let waiting = 0
  let written = 0
  let writing = Promise.resolve()
  for (const record of records()) {
    batch.push(record)
    waiting += record.enrolments.length
    if (waiting < BATCH) continue
    await writing
    done(written)
    writing = insertRecords(db, batch)
    written += waiting
    batch = []
    waiting = 0
  }
  await writing
  await insertRecords(db, batch)
  done(written + waiting)
}

async function insertRecords(db: Db, records: readonly SessionRecord[]): Promise<void> {
  await insertRows(
    db,
    'enrolment.ticket',
    records.flatMap(({ tickets }) => tickets),
  )
  await insertRows(
    db,
    'enrolment.enrolment',
    records.flatMap(({ enrolments }) => enrolments.map(sealed)),
  )
  await insertRows(
    db,
    'enrolment.attendance',
    records.flatMap(({ attendance }) => attendance),
  )
  await insertRows(
    db,
    'enrolment.no_show',
    records.flatMap(({ noShows }) => noShows),
  )
  await insertRows(
    db,
    'enrolment.appeal',
    records.flatMap(({ appeals }) => appeals),
  )
  await insertRows(
    db,
    'enrolment.rating',
    records.flatMap(({ ratings }) => ratings.map((rating) => ({ ...rating, attended: true }))),
  )
}

function sealed({ walk_in_name, ...row }: EnrolmentRow) {
  const bytes =
    walk_in_name === null ? null : keyring().encrypt('enrolment.enrolment.walk_in_name', walk_in_name)
  return { ...row, walk_in_name: bytes && `\\x${bytes.toString('hex')}` }
}
