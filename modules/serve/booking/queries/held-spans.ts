import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Span } from '../rules/slots.ts'
import { bookingDb } from '../schema/db.ts'

/**
 * What holds one space, as the bytes of pairs of seconds: a week of a large house is two thousand uses, and a row for each, or their
 * numbers as text, would cost more than the search.
 */
export const spansOf = sql<Buffer | null>`string_agg(
  float8send(date_part('epoch', lower(u.held))) || float8send(date_part('epoch', upper(u.held))), '')`

const PAIR = 16

export function readSpans(spans: Buffer | null): Span[] {
  if (!spans) return []
  const at = (offset: number) => Math.round(spans.readDoubleBE(offset) * 1000)
  return Array.from({ length: spans.length / PAIR }, (_, n) => ({ from: at(PAIR * n), to: at(PAIR * n + 8) }))
}

/** What stands in the way of using the spaces of a palace that are booked online, their own set-up and clearing included; by space, one statement. */
export async function heldSpans(
  db: Db,
  palaceId: string,
  { start, end }: Interval,
): Promise<Map<string, Span[]>> {
  const { rows } = await sql<{ id: string; spans: Buffer | null }>`
    select s.id, (
      select ${spansOf} from places.published_space_use u
      where u.palace_id = s.palace_id and u.extent && s.extent and u.ended_at is null
        and u.held && tstzrange(${start}::timestamptz - make_interval(mins => s.setup_minutes),
                                ${end}::timestamptz + make_interval(mins => s.clearing_minutes))) as spans
    from booking.space_rule r
    join places.published_space s on s.palace_id = r.palace_id and s.id = r.space_id
    where r.palace_id = ${palaceId}`.execute(bookingDb(db))
  return new Map(rows.map(({ id, spans }) => [id, readSpans(spans)]))
}
