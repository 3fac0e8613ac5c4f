import { Select } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import type { Season, SeasonPlan } from '../../contract.ts'
import { dayWords, hallWords } from '../words.ts'
import { halfHours } from './words.ts'

type Props = {
  season: Season
  plan: SeasonPlan
  hall: string | null
  choose: (hall: string) => void
  open: (request: string) => void
}
const days = [1, 2, 3, 4, 5, 6, 7]

/** The week of one hall: each time that is given is a button that opens its request, where it can be moved by keyboard too. */
export function Board({ season, plan, hall, choose, open }: Props) {
  const t = useT()
  const used = (spaceId: string) =>
    plan.requests.flatMap(({ placements }) => placements).filter((one) => one.spaceId === spaceId).length
  const place =
    season.places.find(({ spaceId }) => spaceId === hall) ??
    season.places.toSorted((a, b) => used(b.spaceId) - used(a.spaceId))[0]
  if (!place) return null
  const here = plan.requests.flatMap((request) =>
    request.placements
      .filter(({ spaceId }) => spaceId === place.spaceId)
      .map((placement) => ({ request, placement })),
  )
  const times = [
    ...place.open.flatMap(({ from, until }) => [from, until]),
    ...here.map(({ placement }) => placement.from),
  ]
  const first = times.toSorted()[0] ?? '09:00'
  const last = times.toSorted().at(-1) ?? '21:00'
  const rows = halfHours.filter((time) => time >= first && time < last)
  const rowOf = (time: string) => rows.indexOf(time) + 2
  return (
    <>
      <p>
        <Select
          aria-label={t('seasons:console.hall')}
          style={{ minWidth: 260 }}
          value={place.spaceId}
          onChange={choose}
          options={season.places.map((one) => ({
            value: one.spaceId,
            label: `${one.palace} · ${hallWords(t, one)}`,
          }))}
        />{' '}
        {t('seasons:console.boardLead')}
      </p>
      <div className="season-board" role="group" aria-label={hallWords(t, place)}>
        <span className="corner" style={{ gridColumn: 1, gridRow: 1 }} />
        {days.map((day) => (
          <b key={day} style={{ gridColumn: day + 1, gridRow: 1 }}>
            {dayWords(t, day)}
          </b>
        ))}
        {rows.map((time) => (
          <span key={time} className="time" style={{ gridColumn: 1, gridRow: rowOf(time) }}>
            {time}
          </span>
        ))}
        {days.flatMap((day) =>
          rows.map((time) => (
            <span
              key={`${day} ${time}`}
              className={
                place.open.some((one) => one.weekday === day && one.from <= time && time < one.until)
                  ? ''
                  : 'closed'
              }
              style={{ gridColumn: day + 1, gridRow: rowOf(time) }}
            />
          )),
        )}
        {here.map(({ request, placement }) => (
          <button
            key={placement.id}
            type="button"
            className={placement.byHand ? 'hand' : ''}
            style={{
              gridColumn: placement.weekday + 1,
              gridRow: `${rowOf(placement.from)} / ${placement.until >= last ? rows.length + 2 : rowOf(placement.until)}`,
            }}
            onClick={() => open(request.id)}
          >
            <b>
              {placement.from}–{placement.until}
            </b>{' '}
            {request.organisation}
          </button>
        ))}
      </div>
    </>
  )
}
