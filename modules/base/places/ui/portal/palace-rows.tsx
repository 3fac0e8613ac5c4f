import type { ReactNode } from 'react'
import { usePage } from '#kit/ui/portal/index.ts'
import type { PalaceListing } from '../../contract.ts'
import { nameIn, openWords, palaceHref } from './words.ts'

/** Palaces with their district and what is open now, each a link to its page. */
export function PalaceRows({ palaces, empty }: { palaces: readonly PalaceListing[]; empty?: ReactNode }) {
  const page = usePage()
  const { t } = page
  if (palaces.length === 0) return <>{empty}</>
  return (
    <ul className="lines palace-rows">
      {palaces.map((palace) => (
        <li key={palace.id}>
          <div>
            <a href={palaceHref(palace)}>{nameIn(t, palace)}</a>
            <small>
              {palace.synthetic ? t('places:rowSynthetic', { address: palace.address }) : palace.address}
            </small>
          </div>
          <span>
            {palace.status === 'open'
              ? openWords(palace.openNow, page, page.timeZone)
              : t(`places:status.${palace.status}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
