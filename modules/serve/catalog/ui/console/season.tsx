import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { addressOf } from '#kit/ui/console/client.ts'
import { ImportPanel } from '#kit/ui/console/import/import-panel.tsx'
import { DayPicker, PageHeader, useScope, useT } from '#kit/ui/console/index.ts'
import { exportSeasonRoute } from '../../contract.ts'
import { OfPalace } from './choose-palace.tsx'
import { dayFrom, today } from './words.ts'

const SEASON_WEEKS = 13

/** A palace's sessions out to Excel and back; the days of the export stand in the address. */
export default function SeasonScreen() {
  const t = useT()
  const scope = useScope()
  return (
    <>
      <PageHeader
        title={t('catalog:season.screen.title')}
        sub={scope.name}
        trail={[{ label: t('catalog:console.programmes'), to: '/programmes' }]}
      />
      <OfPalace>
        {(palaceId) => (
          <>
            <ExportSeason palaceId={palaceId} />
            <h2>{t('catalog:season.screen.import')}</h2>
            <ImportPanel
              key={palaceId}
              kind="catalog.season"
              divisionCode={scope.divisionCode}
              palaceId={palaceId}
            />
          </>
        )}
      </OfPalace>
    </>
  )
}

function ExportSeason({ palaceId }: { palaceId: string }) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const first = query.get('first') ? dayFrom(query.get('first')) : today()
  const last = query.get('last') ? dayFrom(query.get('last')) : first.add({ weeks: SEASON_WEEKS })
  const ask = (name: 'first' | 'last', day: string) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      next.set(name, day)
      return next
    })
  const days = { first: first.toString(), last: last.toString() }
  return (
    <section className="card import-step">
      <p>{t('catalog:season.screen.lead')}</p>
      <div className="table-tools">
        <span className="soft">{t('catalog:season.screen.from')}</span>
        <DayPicker
          aria-label={t('catalog:season.screen.from')}
          value={days.first}
          onChange={(day) => ask('first', day)}
        />
        <span className="soft">{t('catalog:season.screen.to')}</span>
        <DayPicker
          aria-label={t('catalog:season.screen.to')}
          value={days.last}
          onChange={(day) => ask('last', day)}
        />
        <Button href={addressOf(exportSeasonRoute.path, { params: { palaceId }, query: days })} download>
          {t('catalog:season.screen.export')}
        </Button>
      </div>
    </section>
  )
}
