import { Button, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { Confirm, PageHeader, ProblemAlert, useGo, useT } from '#kit/ui/console/index.ts'
import { readVenueRoute, removeVenueRoute, type VenueDetail } from '../../contract.ts'
import { decisionsWords, decisionWords } from '../words.ts'
import { DecisionCard } from './decision-card.tsx'
import { FactsForm } from './facts-form.tsx'
import { Override } from './override-dialog.tsx'
import { Sheet } from './sheet.tsx'
import './assessment.css'

/** One venue: what is decided and why, its facts, and how it was judged before. P2. */
export default function VenueScreen() {
  const t = useT()
  const { venueId = '' } = useParams()
  const { data: venue, error, refetch } = useCall(readVenueRoute, { params: { venueId } })
  if (!venue) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return (
    <>
      <div className="on-screen assessment-venue">
        <PageHeader
          title={
            venue.present ? venue.text.name : t('assessment:console.noneTitle', { name: venue.divisionName })
          }
          trail={[{ label: t('assessment:console.register'), to: '/venues' }]}
          sub={[venue.divisionName, venue.palaceName, venue.synthetic && t('assessment:synthetic')]
            .filter(Boolean)
            .join(' · ')}
          actions={
            <>
              <Button onClick={() => globalThis.print()}>{t('assessment:console.print')}</Button>
              <Override venue={venue} />
              {venue.may.keep.allowed && <Remove venue={venue} />}
            </>
          }
        />
        <DecisionCard venue={venue} />
        {venue.present && (
          <section className="card">
            <h2>{t('assessment:console.facts')}</h2>
            <p className="soft">{t('assessment:console.factsNote')}</p>
            <FactsForm key={venue.id} venue={venue} />
          </section>
        )}
        <History venue={venue} />
      </div>
      <Sheet venue={venue} />
    </>
  )
}

function Remove({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const go = useGo()
  const act = useAct(removeVenueRoute, { says: t('assessment:console.removed'), done: () => go('/venues') })
  const name = venue.present ? venue.text.name : venue.divisionName
  return (
    <Confirm
      label={t(venue.present ? 'assessment:remove.venue' : 'assessment:remove.none')}
      title={t(venue.present ? 'assessment:remove.venueTitle' : 'assessment:remove.noneTitle', { name })}
      consequence={t('assessment:remove.then')}
      act={t(venue.present ? 'assessment:remove.venue' : 'assessment:remove.none')}
      askReason
      onConfirm={(reason) =>
        act.mutateAsync({ params: { venueId: venue.id }, json: { version: venue.version, reason } })
      }
    />
  )
}

const dayOf = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

/** How it was judged before, and what officials decided otherwise. */
function History({ venue }: { venue: VenueDetail }) {
  const t = useT()
  return (
    <section className="card">
      <h2>{t('assessment:console.history')}</h2>
      <ul>
        {venue.history.map(({ id, at, cause, decision, possible }) => (
          <li key={id}>
            {t('assessment:history.line', {
              day: dayOf(at),
              cause: t(`assessment:history.${cause}`),
              decision: decision
                ? decisionWords(t, decision)
                : t('assessment:openBetween', { some: decisionsWords(t, possible) }),
            })}
          </li>
        ))}
      </ul>
      {venue.overrides.length > 0 && (
        <>
          <h3>{t('assessment:history.overrides')}</h3>
          <ul>
            {venue.overrides.map(
              ({ at, by, decision, reason, withdrawnAt, withdrawnBy, withdrawalReason }) => (
                <li key={at}>
                  {t('assessment:history.override', {
                    day: dayOf(at),
                    by,
                    decision: decisionWords(t, decision),
                    reason,
                  })}
                  {withdrawnAt &&
                    t('assessment:history.withdrawn', {
                      day: dayOf(withdrawnAt),
                      by: withdrawnBy ?? '',
                      reason: withdrawalReason ?? '',
                    })}
                </li>
              ),
            )}
          </ul>
        </>
      )}
    </section>
  )
}
