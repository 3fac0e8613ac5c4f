import { sayRange } from '#kit/calendar/index.ts'
import { Notice, Table, usePage } from '#kit/ui/portal/index.ts'
import type { PalaceDetail, Stretch } from '../../contract.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The week's hours, today marked in words, self-service beside the staffed ones; what is shut soon stands above. P7. */
export function OpeningTable({
  palace,
}: {
  palace: Pick<PalaceDetail, 'hours' | 'closures' | 'timeZone' | 'spaces'>
}) {
  const { t, now } = usePage()
  const today = now.toZonedDateTimeISO(palace.timeZone).dayOfWeek
  const self = palace.hours.some(({ selfService }) => selfService)
  const stretches = (weekday: number, selfService: boolean) =>
    palace.hours
      .filter((one) => one.weekday === weekday && one.selfService === selfService)
      .map(said)
      .join(t('ui:list.and')) || t('places:hours.none')
  return (
    <>
      <Closures palace={palace} />
      <Table
        caption={t('places:hours.caption')}
        captionHidden
        columns={[
          { label: t('places:hours.day') },
          { label: t('places:hours.staffed') },
          ...(self ? [{ label: t('places:hours.self') }] : []),
        ]}
        rows={weekdays.map((weekday) => {
          const name = t(`calendar:weekday.long.${weekday}`)
          return [
            weekday === today ? (
              <strong key={weekday}>{t('places:hours.today', { day: name })}</strong>
            ) : (
              name
            ),
            stretches(weekday, false),
            ...(self ? [stretches(weekday, true)] : []),
          ]
        })}
      />
      {self && <p>{t('places:hours.selfNote')}</p>}
    </>
  )
}

const said = ({ opens, closes }: Stretch) => `${opens}–${closes}`

function Closures({ palace }: { palace: Pick<PalaceDetail, 'closures' | 'timeZone' | 'spaces'> }) {
  const { t, now, locale } = usePage()
  if (palace.closures.length === 0) return null
  const nameOf = (spaceId: string | null) =>
    palace.spaces.find(({ id }) => id === spaceId)?.name ?? t('places:closure.house')
  return (
    <Notice tone="warn" title={t('places:closure.title')}>
      <ul>
        {palace.closures.map(({ id, spaceId, start, end, reason }) => {
          const during = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
          const when = sayRange(during, now, { locale, timeZone: palace.timeZone })
          return <li key={id}>{t('places:closure.line', { what: nameOf(spaceId), when, reason })}</li>
        })}
      </ul>
    </Notice>
  )
}
