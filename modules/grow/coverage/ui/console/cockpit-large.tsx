import { Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, ScreenLink, useT } from '#kit/ui/console/index.ts'
import { cockpitRoute } from '../../contract.ts'
import { CockpitBoards } from './cockpit-boards.tsx'
import './coverage.css'

const MINUTE = 60_000

/** The cockpit on a wall (1920 × 1080): nothing to press but the way back; it refreshes by itself. */
export default function CockpitLargeScreen() {
  const t = useT()
  const [query] = useSearchParams()
  const scope = query.get('division')
  const { data, error, refetch } = useCall(cockpitRoute, { query: scope ? { scope } : {} }, { every: MINUTE })
  return (
    <main className="cockpit-large">
      {data ? (
        <>
          <header>
            <h1>{t('coverage:page.title', { name: data.name })}</h1>
            <p>{t('coverage:cockpit.asOf', { date: data.today })}</p>
            <ScreenLink to="/cockpit">{t('coverage:cockpit.back')}</ScreenLink>
          </header>
          <CockpitBoards cockpit={data} large />
        </>
      ) : error ? (
        <ProblemAlert problem={error} retry={refetch} />
      ) : (
        <Skeleton active />
      )}
    </main>
  )
}
