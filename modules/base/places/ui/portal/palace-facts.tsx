import { FactList, PhoneLink, Tag, usePage, type Fact } from '#kit/ui/portal/index.ts'
import type { PalaceDetail } from '../../contract.ts'
import { count, openWords } from './words.ts'

/** How to come, whom to call, what stands in the way, whose house it is; said as made up when it is. */
export function PalaceFacts({ palace }: { palace: PalaceDetail }) {
  const page = usePage()
  const { t } = page
  const listed = (words: string[]) => words.join(t('ui:list.and'))
  const facts: (Fact | false)[] = [
    palace.synthetic && {
      label: t('places:fact.note'),
      value: <Tag tone="plain">{t('places:synthetic')}</Tag>,
      detail: t('places:syntheticNote'),
    },
    {
      label: t('places:fact.now'),
      value:
        palace.status === 'open'
          ? openWords(palace.openNow, page, palace.timeZone)
          : t(`places:status.${palace.status}`),
    },
    { label: t('places:fact.address'), value: palace.address, detail: palace.routeText },
    { label: t('places:fact.phone'), value: <PhoneLink number={palace.phone} /> },
    {
      label: t('places:fact.accessibility'),
      value:
        palace.accessibility.length > 0
          ? listed(palace.accessibility.map((one) => t(`places:accessibility.${one}`)))
          : t('places:accessibility.none'),
      detail: palace.accessibility.length === 0 ? t('places:accessibility.ask') : null,
    },
    (palace.floorM2 !== null || palace.landM2 !== null) && {
      label: t('places:fact.area'),
      value: listed([
        ...(palace.floorM2 === null ? [] : [t('places:area.floor', { area: count(palace.floorM2) })]),
        ...(palace.landM2 === null ? [] : [t('places:area.land', { area: count(palace.landM2) })]),
      ]),
    },
    palace.openedOn !== null && {
      label: t('places:fact.since'),
      value: t('places:sinceYear', { year: palace.openedOn.slice(0, 4) }),
    },
    {
      label: t('places:fact.owner'),
      value: palace.ownerName,
      detail: t(`places:operation.${palace.operationMode}`),
    },
    palace.honours.length > 0 && { label: t('places:fact.honours'), value: listed(palace.honours) },
    palace.sourceUrl !== null && {
      label: t('places:fact.source'),
      value: (
        <a href={palace.sourceUrl} rel="noopener nofollow">
          {t('places:sourceLink')}
        </a>
      ),
    },
  ]
  return <FactList facts={facts.filter((fact) => fact !== false)} />
}
