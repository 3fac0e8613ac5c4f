import type { z } from '@hono/zod-openapi'
import { Skeleton } from 'antd'
import { yearWarning } from '#kit/calendar/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, StateTag, useT } from '#kit/ui/console/index.ts'
import { previewScheduleRoute, type Room, type ScheduleRequest } from '../../contract.ts'
import './catalog.css'
import { dateWords, rangeWords } from './words.ts'

type Props = {
  params: { palaceId: string; programmeId: string }
  request: z.input<typeof ScheduleRequest>
  rooms: readonly Room[]
}

/** Each date of a schedule: free, or who holds the room and which rooms are free instead; then what was left out and why. */
export function SchedulePreviewList({ params, request, rooms }: Props) {
  const t = useT()
  const { data, error } = useCall(previewScheduleRoute, { params, json: request })
  if (error) return <ProblemAlert problem={error} />
  if (!data) return <Skeleton active />
  const nameOf = (id: string) => rooms.find((room) => room.id === id)?.name ?? ''
  const taken = data.occurrences.filter((one) => one.taken.length > 0).length
  return (
    <section aria-live="polite">
      <h3>{t('catalog:console.dates', { count: data.occurrences.length })}</h3>
      {taken > 0 && <p>{t('catalog:console.taken', { count: taken })}</p>}
      {data.unknownYears.map((year) => {
        const warning = yearWarning(year)
        return warning && <p key={year}>{t(warning, { year })}</p>
      })}
      <ul className="plain-list">
        {data.occurrences.map((one) => (
          <li key={one.start}>
            {rangeWords(t, one)}{' '}
            {one.taken.length === 0 ? (
              <StateTag tone="free">{t('catalog:console.free')}</StateTag>
            ) : (
              <>
                <StateTag tone="draw">
                  {t('catalog:console.takenBy', {
                    title: one.taken.map(({ title }) => title).join(t('catalog:sentence.list')),
                  })}
                </StateTag>{' '}
                {one.freeSpaceIds.length > 0
                  ? t('catalog:console.freeInstead', {
                      rooms: one.freeSpaceIds.map(nameOf).join(t('catalog:sentence.list')),
                    })
                  : t('catalog:console.noneFree')}
              </>
            )}
          </li>
        ))}
        {data.skipped.map(({ date, reason, name }) => (
          <li key={date} className="soft">
            {t(`catalog:console.skipped.${reason}`, {
              date: dateWords(t, date),
              name: name?.[t.locale] ?? '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
