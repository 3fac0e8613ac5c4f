import { call } from '#kit/ui/console/client.ts'
import type { Today } from '#kit/ui/console/index.ts'
import { differencesRoute } from '../../contract.ts'
import { decisionWords } from '../words.ts'

/** What assessment tells the today screen: decisions that came out otherwise and wait for somebody to take note. P2. */
export const assessmentToday: Today = {
  name: 'assessment',
  async items({ scope: { divisionCode, palaceId }, t, may }) {
    if (palaceId || !may(['federationOfficer'])) return []
    const { differences } = await call(differencesRoute, { query: { division: divisionCode } })
    const [first] = differences
    if (!first) return []
    return [
      {
        key: 'venue-differences',
        tone: 'watch',
        title: t('assessment:today.differs', { count: differences.length }),
        detail: t('assessment:today.first', {
          name: first.venueName || first.divisionName,
          before: decisionWords(t, first.before),
          after: decisionWords(t, first.after),
        }),
        action: { label: t('assessment:today.look'), to: '/venue-differences' },
      },
    ]
  },
}
