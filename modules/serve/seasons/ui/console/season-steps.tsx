import { Alert, Button, Space } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, useGo, useMay, useT, whenWords } from '#kit/ui/console/index.ts'
import {
  announceSeasonRoute,
  cancelRunRoute,
  keepers,
  proposeRoute,
  publishSeasonRoute,
  type Season,
  type SeasonPlan,
} from '../../contract.ts'

/** What can be done with a season now; whatever cannot says why. */
export function SeasonSteps({
  season,
  plan,
  clashes,
  enter,
}: {
  season: Season
  plan: SeasonPlan
  /** How many dates of the plan are taken now; null while that is not known. */
  clashes: number | null
  enter: () => void
}) {
  const t = useT()
  const may = useMay(keepers)
  const go = useGo()
  const params = { palaceId: season.palaceId, seasonId: season.id }
  const announce = useAct(announceSeasonRoute, { says: t('seasons:console.announced') })
  const propose = useAct(proposeRoute, { says: t('seasons:console.proposed') })
  const cancel = useAct(cancelRunRoute, { says: t('seasons:console.cancelled') })
  const publish = useAct(publishSeasonRoute, { says: t('seasons:console.publishedNow') })
  const { phase, title, run } = season
  if (phase === 'published' || phase === 'finished') return null
  const running = run?.state === 'waiting' || run?.state === 'running'
  const placed = plan.requests.reduce((sum, { placements }) => sum + placements.length, 0)
  const role = may ? null : t('seasons:console.why.role')
  const whyNotPublish =
    role ??
    (phase === 'draft'
      ? t('seasons:console.why.draft')
      : running
        ? t('seasons:console.why.running')
        : placed === 0
          ? t('seasons:console.why.noPlan')
          : null)
  return (
    <Space wrap>
      <DisabledWithReason reason={role}>
        <Button onClick={enter}>{t('seasons:console.enter')}</Button>
      </DisabledWithReason>
      {may && (
        <Button onClick={() => go(`/seasons/${season.palaceId}/${season.id}/import`)}>
          {t('seasons:console.import')}
        </Button>
      )}
      {phase === 'draft' && !role && (
        <Confirm
          label={t('seasons:console.announce')}
          title={t('seasons:console.announceTitle', { title })}
          consequence={t('seasons:console.announceWhat')}
          act={t('seasons:console.announce')}
          onConfirm={() => announce.mutateAsync({ params })}
          button={{ type: 'primary', danger: false }}
        />
      )}
      {running ? (
        <Button
          onClick={() => cancel.mutate({ params: { ...params, runId: run.id } })}
          disabled={run.cancelled}
        >
          {t('seasons:console.cancel')}
        </Button>
      ) : (
        <DisabledWithReason reason={role}>
          <Button
            type={placed === 0 && phase !== 'draft' ? 'primary' : 'default'}
            loading={propose.isPending}
            onClick={() => propose.mutate({ params })}
          >
            {placed === 0 ? t('seasons:console.propose') : t('seasons:console.proposeAgain')}
          </Button>
        </DisabledWithReason>
      )}
      {whyNotPublish ? (
        <DisabledWithReason reason={whyNotPublish}>
          <Button>{t('seasons:console.publish')}</Button>
        </DisabledWithReason>
      ) : (
        <Confirm
          label={t('seasons:console.publish')}
          title={t('seasons:console.publishTitle', { title })}
          consequence={
            <>
              <p>{t('seasons:console.publishWhat', { count: placed })}</p>
              {clashes !== null && (
                <p>
                  {clashes > 0
                    ? t('seasons:console.publishClashes', { count: clashes })
                    : t('seasons:console.publishNoClash')}
                </p>
              )}
              {phase !== 'closed' && (
                <Alert
                  type="warning"
                  showIcon
                  title={t('seasons:console.publishEarly', { until: whenWords(t, season.applyUntil) })}
                />
              )}
            </>
          }
          act={t('seasons:console.publish')}
          onConfirm={() => publish.mutateAsync({ params })}
          button={{ type: phase === 'closed' ? 'primary' : 'default', danger: false }}
        />
      )}
    </Space>
  )
}
