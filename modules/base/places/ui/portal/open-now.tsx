import { Lines, usePage } from '#kit/ui/portal/index.ts'
import type { PalaceDetail } from '../../contract.ts'
import { openWords } from './words.ts'

/** The house and each counter in it: open until when, or opening when. One counter over all of them (P7). */
export function OpenNow({ palace }: { palace: Pick<PalaceDetail, 'openNow' | 'bases' | 'timeZone'> }) {
  const page = usePage()
  const said = (open: PalaceDetail['openNow']) => openWords(open, page, palace.timeZone)
  return (
    <Lines
      items={[
        { label: page.t('places:open.house'), value: said(palace.openNow) },
        ...palace.bases.map(({ name, floor, openNow }) => ({
          label: floor ? page.t('places:base.onFloor', { name, floor }) : name,
          value: said(openNow),
        })),
      ]}
    />
  )
}
