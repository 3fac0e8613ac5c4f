import { call } from '#kit/ui/console/client.ts'
import type { Today } from '#kit/ui/console/index.ts'
import { listProgrammesRoute, readTimetableRoute } from '../../contract.ts'
import { eventOf } from './timetable.tsx'
import { mondayOf } from './words.ts'

const timetableOf = (palaceId: string, today: Temporal.PlainDate) =>
  call(readTimetableRoute, { params: { palaceId }, query: { monday: mondayOf(today).toString() } })

/** What the catalogue tells the today screen: programmes to review, the rooms of the day, how much is on. */
export const catalogToday: Today = {
  name: 'catalog',
  async items({ scope: { palaceId }, t }) {
    if (!palaceId) return []
    const { programmes } = await call(listProgrammesRoute, {
      params: { palaceId },
      query: { status: 'review' },
    })
    return programmes.map(({ id, title, sessionCount }) => ({
      key: id,
      tone: 'approval',
      title: t('catalog:today.review', { title }),
      detail: t('catalog:console.sessionCount', { count: sessionCount }),
      action: { label: t('catalog:today.look'), to: `/programmes/${id}` },
    }))
  },
  async rooms({ scope: { palaceId }, t, today }) {
    if (!palaceId) return { rows: [], events: [] }
    const { rooms, entries } = await timetableOf(palaceId, today)
    return {
      rows: rooms.map(({ id, name }) => ({ id, name })),
      events: entries.map((entry) => eventOf(t, entry)),
    }
  },
  async summary({ scope: { palaceId }, t, today }) {
    if (!palaceId) return ''
    const { entries, timeZone } = await timetableOf(palaceId, today)
    const own = entries.filter(({ start }) =>
      Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainDate().equals(today),
    )
    return t('catalog:today.count', { count: own.length })
  },
}
