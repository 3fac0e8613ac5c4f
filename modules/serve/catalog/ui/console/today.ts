import type { Translator } from '#kit/i18n/index.ts'
import { call } from '#kit/ui/console/client.ts'
import type { Today, TodayItem } from '#kit/ui/console/index.ts'
import { listPalacesRoute } from '#modules/base/places/contract.ts'
import { aheadRoute, listProgrammesRoute, readTimetableRoute, type PalaceAhead } from '../../contract.ts'
import { eventOf } from './timetable-event.ts'
import { mondayOf } from './words.ts'

const timetableOf = (palaceId: string, today: Temporal.PlainDate) =>
  call(readTimetableRoute, { params: { palaceId }, query: { monday: mondayOf(today).toString() } })

/** What the catalogue tells the today screen: programmes to review, the rooms of the day, how much is on. */
export const catalogToday: Today = {
  name: 'catalog',
  async items({ scope: { palaceId, divisionCode }, t }) {
    if (!palaceId) return idlePalaces(t, divisionCode)
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
  async summary({ scope: { palaceId, divisionCode }, t, today }) {
    if (!palaceId) return networkSummary(t, divisionCode)
    const { entries, timeZone } = await timetableOf(palaceId, today)
    const own = entries.filter(({ start }) =>
      Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainDate().equals(today),
    )
    return t('catalog:today.count', { count: own.length })
  },
}

const NAMED = 3

const networkOf = async (divisionCode: string) => {
  const [listed, ahead] = await Promise.all([
    call(listPalacesRoute, { query: { division: divisionCode.padEnd(6, '0') } }),
    call(aheadRoute, { params: { divisionCode } }),
  ])
  return { palaces: listed.palaces.filter(({ status }) => status === 'open'), ahead: ahead.palaces }
}

async function networkSummary(t: Translator, divisionCode: string): Promise<string> {
  const { palaces, ahead } = await networkOf(divisionCode)
  const sum = (of: (one: PalaceAhead) => number) => ahead.reduce((all, one) => all + of(one), 0)
  return t('catalog:today.network', {
    open: palaces.filter(({ openNow }) => openNow.state !== 'closed').length,
    today: sum(({ today }) => today),
    week: sum(({ week }) => week),
  })
}

/** Open palaces of a division that offer nothing in the next seven days: an empty house is the first thing to ask about. */
async function idlePalaces(t: Translator, divisionCode: string): Promise<TodayItem[]> {
  const { palaces, ahead } = await networkOf(divisionCode)
  const busy = new Set(ahead.flatMap(({ palaceId, week }) => (week > 0 ? [palaceId] : [])))
  const idle = palaces.filter(({ id }) => !busy.has(id))
  if (idle.length === 0) return []
  const names = idle
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(t('catalog:today.comma'))
  return [
    {
      key: 'idle',
      tone: 'watch',
      title: t('catalog:today.idle', { count: idle.length }),
      detail: idle.length > NAMED ? t('catalog:today.idleNames', { names }) : names,
      action: { label: t('catalog:today.idleList'), to: '/?palaces.f.plan=none#palaces' },
    },
  ]
}
