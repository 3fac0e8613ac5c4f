import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Span } from '../rules/slots.ts'
import { bookingDb } from '../schema/db.ts'

/** What holds one space, as one text: a week of a large house is a thousand uses, and a row for each would cost more than the search. */
export const spansOf = sql`string_agg((extract(epoch from lower(u.held)) * 1000)::bigint || ' ' ||
  (extract(epoch from upper(u.held)) * 1000)::bigint, ' ')`

export function readSpans(spans: string | null): Span[] {
  const numbers = spans ? spans.split(' ').map(Number) : []
  return Array.from({ length: numbers.length / 2 }, (_, n) => ({
    from: numbers[2 * n]!,
    to: numbers[2 * n + 1]!,
  }))
}

/** What stands in the way of using the spaces of a palace that are booked online, their own set-up and clearing included; by space, one statement. */
export async function heldSpans(
  db: Db,
  palaceId: string,
  { start, end }: Interval,
): Promise<Map<string, Span[]>> {
  const { rows } = await sql<{ id: string; spans: string }>`
    select s.id, ${spansOf} as spans
    from booking.space_rule r
    join places.published_space s on s.palace_id = r.palace_id and s.id = r.space_id
    join places.published_space_use u on u.palace_id = s.palace_id and u.extent && s.extent
    where r.palace_id = ${palaceId} and u.ended_at is null
      and u.held && tstzrange(${start}::timestamptz - make_interval(mins => s.setup_minutes),
                              ${end}::timestamptz + make_interval(mins => s.clearing_minutes))
    group by s.id`.execute(bookingDb(db))
  return new Map(rows.map(({ id, spans }) => [id, readSpans(spans)]))
}
