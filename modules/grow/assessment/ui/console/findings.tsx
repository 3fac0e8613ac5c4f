import { StateTag, useT } from '#kit/ui/console/index.ts'
import type { VenueDetail } from '../../contract.ts'
import { measureWords, neededWords, ruleWords, sourceWords } from '../words.ts'

const tones = { met: 'free', unmet: 'draw', unknown: 'plain' } as const

/** Every rule with the number found, the number needed and where that comes from; what is not met first. */
export function Findings({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const { outcome, standards } = venue.assessment
  const order = ['unmet', 'unknown', 'met'] as const
  const findings = outcome.findings.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  return (
    <div className="assessment-scroll" tabIndex={0} role="region" aria-label={t('assessment:console.rules')}>
      <table className="assessment-rules">
        <caption className="unseen">{t('assessment:console.rules')}</caption>
        <thead>
          <tr>
            {(['rule', 'found', 'needed', 'verdict', 'source'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`assessment:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.rule}>
              <th scope="row">{ruleWords(t, finding)}</th>
              <td>{measureWords(t, finding, finding.found)}</td>
              <td>{neededWords(t, finding)}</td>
              <td>
                <StateTag tone={tones[finding.verdict]}>
                  {t(`assessment:verdict.${finding.verdict}`)}
                </StateTag>
              </td>
              <td>{sourceWords(t, finding, standards)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
