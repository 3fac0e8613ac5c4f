import { useT } from '#kit/ui/console/index.ts'
import type { VenueDetail } from '../../contract.ts'
import { factWords, roomsKnown } from '../words.ts'
import { DecisionCard } from './decision-card.tsx'

const facts = [
  'floorM2',
  'expansionM2',
  'builtYear',
  'renovatedYear',
  'condition',
  'seats',
  'independentTitle',
  'operatingRight',
  'functions',
  'compact',
] as const

/** The decision for the file: facts, reasons and room to sign, on A4; seen on paper alone. */
export function Sheet({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const { text } = venue
  return (
    <article className="on-paper assessment-sheet" aria-hidden>
      <h1>{t('assessment:sheet.title')}</h1>
      <p>
        {t('assessment:sheet.of', {
          division: venue.divisionName,
          code: venue.divisionCode,
          name: venue.present ? text.name : t('assessment:state.none'),
        })}
      </p>
      {venue.synthetic && <p>{t('assessment:synthetic')}</p>}
      {venue.present && (
        <table>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact}>
                <th scope="row">{t(`assessment:fact.${fact}`)}</th>
                <td>
                  {fact === 'renovatedYear' && text.renovatedYear === null
                    ? t('assessment:sheet.notRenovated')
                    : factWords(t, fact, fact === 'functions' ? roomsKnown(text) : text[fact])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{t('assessment:sheet.source', { on: text.factsOn, source: text.source })}</p>
      <DecisionCard venue={venue} />
      <p className="assessment-sign">
        <span>{t('assessment:sheet.prepared')}</span>
        <span>{t('assessment:sheet.reviewed')}</span>
        <span>{t('assessment:sheet.day')}</span>
      </p>
    </article>
  )
}
