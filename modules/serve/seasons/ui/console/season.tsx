import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  PageHeader,
  ProblemAlert,
  StateTag,
  StatRow,
  TabsInUrl,
  useT,
  whenWords,
} from '#kit/ui/console/index.ts'
import { conflictsRoute, planRoute, type Season, type SeasonPlan, seasonRoute } from '../../contract.ts'
import { Board } from './board.tsx'
import { Changes } from './changes.tsx'
import { Conflicts } from './conflicts.tsx'
import { Progress } from './progress.tsx'
import { RequestDrawer } from './request-drawer.tsx'
import { RequestForm } from './request-form.tsx'
import { Requests } from './requests.tsx'
import './seasons.css'
import { SeasonSteps } from './season-steps.tsx'
import { seasonWords } from '../words.ts'
import { phaseTone } from './words.ts'

const AGAIN = 15_000
const SOON = 1_000

/** One season for those who keep it: the next step, how good the plan is, every request with its reasons, and each hall's week. */
export default function SeasonScreen() {
  const { palaceId = '', seasonId = '' } = useParams()
  const params = { palaceId, seasonId }
  const [moving, setMoving] = useState(false)
  const season = useCall(seasonRoute, { params }, { every: moving ? SOON : AGAIN })
  const plan = useCall(planRoute, { params }, { every: moving ? SOON : AGAIN })
  const busy =
    season.data?.run?.state === 'running' ||
    season.data?.run?.state === 'waiting' ||
    season.data?.phase === 'published'
  if (busy !== moving) setMoving(busy)
  const { error, refetch } = season
  if (!season.data || !plan.data)
    return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return <SeasonOf season={season.data} plan={plan.data} />
}

function SeasonOf({ season, plan }: { season: Season; plan: SeasonPlan }) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const set = (key: string, value: string | null) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      if (value) next.set(key, value)
      else next.delete(key)
      return next
    })
  const open = (id: string | null) => set('request', id)
  const chosen = plan.requests.find(({ id }) => id === query.get('request'))
  const [entering, setEntering] = useState(false)
  const conflicts = useCall(conflictsRoute, { params: { palaceId: season.palaceId, seasonId: season.id } })
  const found = conflicts.data?.conflicts.filter(({ become }) => become === null) ?? []
  const ahead = season.phase === 'draft' || season.phase === 'announced'
  const moments = [...(ahead ? (['applyFrom'] as const) : []), 'applyUntil' as const, 'publishAt' as const]
  return (
    <div className="season-page">
      <PageHeader
        title={season.title}
        trail={[{ label: t('seasons:console.title'), to: '/seasons' }]}
        sub={season.palace}
        actions={
          <SeasonSteps
            season={season}
            plan={plan}
            clashes={conflicts.data ? found.length : null}
            enter={() => setEntering(true)}
          />
        }
      />
      <p>
        <StateTag tone={phaseTone(season.phase)}>{t(`seasons:phase.${season.phase}`)}</StateTag>{' '}
        {seasonWords(t, season)}{' '}
        {season.phase !== 'draft' && (
          <a href={`/seasons/${season.palaceId}/${season.id}`}>{t('seasons:console.publicPage')}</a>
        )}
      </p>
      <StatRow
        stats={[
          ...moments.map((moment) => ({
            label: t(`seasons:console.${moment}`),
            value: whenWords(t, season[moment]),
          })),
          { label: t('seasons:console.requests'), value: String(season.requests) },
          { label: t('seasons:console.placed'), value: String(season.placed) },
        ]}
      />
      <Progress season={season} plan={plan} />
      {season.phase === 'finished' && found.length > 0 && query.get('tab') !== 'conflicts' && (
        <Alert
          type="warning"
          showIcon
          title={t('seasons:console.toDecide', { count: found.length })}
          action={
            <Button size="small" onClick={() => set('tab', 'conflicts')}>
              {t('seasons:console.look')}
            </Button>
          }
        />
      )}
      <TabsInUrl
        items={[
          {
            key: 'requests',
            label: t('seasons:console.tabRequests'),
            children: <Requests season={season} plan={plan} open={open} />,
          },
          {
            key: 'board',
            label: t('seasons:console.tabBoard'),
            children: (
              <Board
                season={season}
                plan={plan}
                hall={query.get('hall')}
                choose={(hall) => set('hall', hall)}
                open={open}
              />
            ),
          },
          { key: 'changes', label: t('seasons:console.tabChanges'), children: <Changes plan={plan} /> },
          {
            key: 'conflicts',
            label:
              found.length > 0
                ? t('seasons:console.tabConflictsCount', { count: found.length })
                : t('seasons:console.tabConflicts'),
            children: conflicts.data ? (
              <Conflicts season={season} {...conflicts.data} />
            ) : (
              <Skeleton active />
            ),
          },
        ]}
      />
      {chosen && <RequestDrawer season={season} request={chosen} close={() => open(null)} />}
      {entering && <RequestForm season={season} close={() => setEntering(false)} />}
    </div>
  )
}
