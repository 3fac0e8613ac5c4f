import { Table, usePage } from '#kit/ui/portal/index.ts'
import type { Division } from '../../contract.ts'
import { count, divisionHref, palaceHref } from './words.ts'

/** What lies in a division: its palaces counted and how it is covered (P1), each a link to its page. */
export function DivisionChildren({ name, divisions }: { name: string; divisions: readonly Division[] }) {
  const { t } = usePage()
  if (divisions.length === 0) return null
  return (
    <Table
      caption={t('places:division.within', { name })}
      captionHidden
      columns={[
        { label: t('places:division.name') },
        { label: t('places:division.palaces'), numeric: true },
        { label: t('places:division.coverage') },
        { label: t('places:division.population'), numeric: true },
      ]}
      rows={divisions.map((division) => [
        <a key={division.code} href={divisionHref(division)}>
          {division.name}
        </a>,
        count(division.palaces),
        <Covered key={`${division.code} covered`} division={division} />,
        division.population === null ? t('places:space.unknown') : count(division.population),
      ])}
    />
  )
}

function Covered({ division: { palaces, coveredBy, coverageRequired } }: { division: Division }) {
  const { t } = usePage()
  if (palaces > 0) return <>{t('places:coverage.own')}</>
  if (coveredBy)
    return <a href={palaceHref(coveredBy)}>{t('places:coverage.by', { name: coveredBy.name })}</a>
  return <>{t(coverageRequired ? 'places:coverage.missing' : 'places:coverage.notRequired')}</>
}
