import { Button, Drawer, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { Confirm, ScreenLink, StateTag, useMay, useT } from '#kit/ui/console/index.ts'
import {
  adjustRoute,
  type HallRequest,
  keepers,
  type Placement,
  reasonsRoute,
  type Season,
} from '../../contract.ts'
import { dayWords, pointsWords, reasonWords, spaceWords, wishWords } from '../words.ts'
import { PlaceForm } from './place-form.tsx'

type Props = { season: Season; request: HallRequest; close: () => void }

/** One request: what it asked, what it gets, why not the rest, and what can be changed by hand. */
export function RequestDrawer({ season, request, close }: Props) {
  const t = useT()
  const may = useMay(keepers)
  const { no, organisation, times, least, wanted } = request
  const params = { palaceId: season.palaceId, seasonId: season.id }
  const open = may && season.phase !== 'published' && season.phase !== 'finished' && !request.withdrawn
  const [placing, setPlacing] = useState<{ placement: Placement | null } | null>(null)
  const adjust = useAct(adjustRoute, { says: t('seasons:console.done') })
  const change = (act: 'lock' | 'unlock' | 'refuse' | 'reopen', placementId: string | null, reason = '') => ({
    params,
    json: { act, requestId: request.id, placementId, reason },
  })
  return (
    <Drawer open size={560} title={t('seasons:loser', { no, organisation })} onClose={close}>
      <div className="season-drawer">
        <p>
          {t(`seasons:kind.${request.kind}`)} · {request.purpose} ·{' '}
          {t('seasons:console.timesLength', { times, least, wanted })}
          {request.refused && ` · ${t('seasons:console.refusedState')}: ${request.refused}`}
        </p>
        <section>
          <h2>{t('seasons:console.placements')}</h2>
          {request.placements.length === 0 && <p className="soft">{t('seasons:console.noPlacement')}</p>}
          <ul>
            {request.placements.map((placement) => (
              <li key={placement.id}>
                {dayWords(t, placement.weekday)} {placement.from}–{placement.until}{' '}
                {spaceWords(t, placement.space, season.places)} ·{' '}
                {placement.rank === null
                  ? t('seasons:wish.beside')
                  : t('seasons:wish.rank', { rank: placement.rank })}{' '}
                · {t('seasons:points', { points: pointsWords(placement.points) })}{' '}
                {placement.locked && <StateTag tone="kind">{t('seasons:console.locked')}</StateTag>}{' '}
                {placement.byHand && <StateTag tone="plain">{t('seasons:console.byHand')}</StateTag>}
                {placement.seriesId && (
                  <ScreenLink to={`/space-calendar?view=week&day=${firstOf(season, placement)}`}>
                    {t('seasons:console.series')}
                  </ScreenLink>
                )}
                {open && (
                  <Space>
                    <Button size="small" onClick={() => setPlacing({ placement })}>
                      {t('seasons:console.move')}
                    </Button>
                    <Button
                      size="small"
                      onClick={() =>
                        adjust.mutate(change(placement.locked ? 'unlock' : 'lock', placement.id))
                      }
                    >
                      {placement.locked ? t('seasons:console.unlock') : t('seasons:console.lock')}
                    </Button>
                  </Space>
                )}
              </li>
            ))}
          </ul>
          {open && request.refused === null && request.placements.length < request.times && (
            <Button onClick={() => setPlacing({ placement: null })}>{t('seasons:console.grant')}</Button>
          )}
        </section>
        {placing && (
          <PlaceForm
            key={placing.placement?.id ?? 'new'}
            season={season}
            request={request}
            placement={placing.placement}
            close={() => setPlacing(null)}
          />
        )}
        {!request.withdrawn && request.refused === null && <Reasons season={season} request={request} />}
        <div>
          {open &&
            (request.refused === null ? (
              <Confirm
                label={t('seasons:console.refuse')}
                title={t('seasons:console.refuseTitle', { organisation: request.organisation })}
                consequence={t('seasons:console.refuseWhat')}
                act={t('seasons:console.refuse')}
                askReason
                onConfirm={(reason) => adjust.mutateAsync(change('refuse', null, reason))}
              />
            ) : (
              <Button onClick={() => adjust.mutate(change('reopen', null))}>
                {t('seasons:console.reopen')}
              </Button>
            ))}
        </div>
      </div>
    </Drawer>
  )
}

/** The first day of a weekly time in the season. */
function firstOf({ firstDay }: Season, { weekday }: Placement): string {
  const day = Temporal.PlainDate.from(firstDay)
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 }).toString()
}

function Reasons({ season, request }: Pick<Props, 'season' | 'request'>) {
  const t = useT()
  const params = { palaceId: season.palaceId, seasonId: season.id, requestId: request.id }
  const { data } = useCall(reasonsRoute, { params })
  return (
    <section>
      <h2>{t('seasons:console.reasons')}</h2>
      {!data && <Skeleton active />}
      <ol>
        {data?.wishes.map((one) => (
          <li key={one.rank}>
            {request.wishes[one.rank - 1] && wishWords(t, request.wishes[one.rank - 1]!, season.places)}
            <br />
            <span className="soft">{reasonWords(t, one, data, season)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
