import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { HeldSpan, Span } from '../rules/slots.ts'
import { bookingDb } from '../schema/db.ts'

/** Where a space lies in its palace (`extent`): numbers too large for JavaScript, in as many hexadecimal digits each, so that the texts compare as they do. */
export type Place = { palaceId: string; lowest: string; beyond: string }

/** The columns of a place. */
export const placeOf = (extent: RawBuilder<unknown>) =>
  sql`encode(int8send(lower(${extent})), 'hex') as lowest, encode(int8send(upper(${extent})), 'hex') as beyond`

/**
 * What stands in the way of using the spaces of these palaces in a stretch of time, their own set-up and clearing included: one search
 * for each palace, and the uses that hold the space, the hall around it or a part of it are picked here. One statement.
 */
export async function heldSpans(
  db: Db,
  palaceIds: readonly string[],
  { start, end }: Interval,
): Promise<(space: Place) => HeldSpan[]> {
  const { rows } = await sql<Place & { closed: boolean; spans: Buffer }>`
    select p.id as "palaceId", ${placeOf(sql`u.extent`)}, u.closed, u.spans
    from unnest(${palaceIds}::uuid[]) as p (id)
    cross join lateral (
      select tstzrange(${start}::timestamptz - make_interval(mins => max(setup_minutes)),
                       ${end}::timestamptz + make_interval(mins => max(clearing_minutes))) as around
      from places.published_space where palace_id = p.id) widest
    cross join lateral (
      select extent, kind in ('closure', 'maintenance') as closed,
        string_agg(timestamptz_send(lower(held)) || timestamptz_send(upper(held)), '') as spans
      from places.published_space_use
      where palace_id = p.id and ended_at is null and held && widest.around
      group by extent, closed) u`.execute(bookingDb(db))
  const byPalace = Map.groupBy(
    rows.map(({ spans, closed, ...place }) => ({
      ...place,
      held: readSpans(spans).map((span) => ({ ...span, closed })),
    })),
    ({ palaceId }) => palaceId,
  )
  return ({ palaceId, lowest, beyond }) =>
    (byPalace.get(palaceId) ?? []).flatMap((used) =>
      used.lowest < beyond && lowest < used.beyond ? used.held : [],
    )
}

const PAIR = 16
const SINCE_2000 = 946_684_800_000

/** Pairs of instants as PostgreSQL keeps them, in microseconds since 2000: a week of a house is two thousand uses, and a row or a text for each would cost more than the search. */
function readSpans(bytes: Buffer): Span[] {
  const at = (offset: number) =>
    SINCE_2000 + (bytes.readInt32BE(offset) * 2 ** 32 + bytes.readUInt32BE(offset + 4)) / 1000
  return Array.from({ length: bytes.length / PAIR }, (_, n) => ({ from: at(PAIR * n), to: at(PAIR * n + 8) }))
}
