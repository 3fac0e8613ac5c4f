import { useId } from 'react'
import { formatWan } from '#kit/money/index.ts'
import { StateTag, useT } from '#kit/ui/console/index.ts'
import type { VenueDetail } from '../../contract.ts'
import { becauseWords, decisionsWords, decisionWords, factWords, turnWords } from '../words.ts'
import { Findings } from './findings.tsx'
import { decisionTones } from './tones.ts'

/** What is decided, why in plain words, what it rests on, and what would change it. P2. */
export function DecisionCard({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const title = useId()
  const { outcome, on, standards, turns } = venue.assessment
  const said = outcome.findings.filter(
    ({ verdict }) => verdict === 'unmet' || (verdict === 'unknown' && outcome.decision === null),
  )
  const byRules = decisionWords(t, outcome.decision)
  return (
    <section className="card assessment-decision" aria-labelledby={title}>
      <h2 id={title}>
        {t('assessment:console.decision')}
        <StateTag tone={decisionTones[venue.decision ?? 'open']}>{decisionWords(t, venue.decision)}</StateTag>
      </h2>
      {venue.overridden && <InForce venue={venue} byRules={byRules} />}
      <p>
        {t(`assessment:why.${venue.present ? (outcome.decision ?? 'open') : 'none'}`, {
          possible: decisionsWords(t, outcome.possible),
        })}
      </p>
      {said.length > 0 && (
        <ul>
          {said.map((finding) => (
            <li key={finding.rule}>{becauseWords(t, finding, venue.population)}</li>
          ))}
        </ul>
      )}
      {outcome.missing.length > 0 && (
        <p>
          {t('assessment:console.findOut', {
            facts: outcome.missing
              .map((fact) => t.byKey(`assessment:fact.${fact}`))
              .join(t('console:list.comma')),
          })}
        </p>
      )}
      {outcome.costFen !== null && (
        <p className="soft">
          {t('assessment:console.roughCost', { cost: formatWan(outcome.costFen, t.locale) })}
        </p>
      )}
      <Findings venue={venue} />
      {turns.length > 0 && (
        <>
          <h3>{t('assessment:console.turns')}</h3>
          <p className="soft">{t('assessment:console.turnsNote')}</p>
          <ul>
            {turns.map((turn) => (
              <li key={`${turn.fact}${turn.standard}${turn.decision}`}>{turnWords(t, turn, standards)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {t('assessment:console.assessedOn', {
          on,
          population: factWords(t, 'population', venue.population),
        })}
      </p>
    </section>
  )
}

function InForce({ venue, byRules }: { venue: VenueDetail; byRules: string }) {
  const t = useT()
  const [override] = venue.overrides
  if (!override) return null
  const { reason, by, at } = override
  const day = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  return (
    <p className="assessment-override">{t('assessment:console.overridden', { by, day, reason, byRules })}</p>
  )
}
