import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { Empty, ProblemAlert, ScreenLink, useScope, useT } from '#kit/ui/console/index.ts'
import { listPalacesRoute } from '#modules/base/places/contract.ts'
import './catalog.css'

/** Programmes and rooms belong to one palace: without one chosen, offers those of the division; with one, shows the rest. */
export function OfPalace({ children }: { children: (palaceId: string) => ReactNode }) {
  const { palaceId, divisionCode } = useScope()
  return palaceId ? children(palaceId) : <Palaces divisionCode={divisionCode} />
}

function Palaces({ divisionCode }: { divisionCode: string }) {
  const t = useT()
  const { pathname } = useLocation()
  const { data, error, refetch } = useCall(listPalacesRoute, {
    query: { division: divisionCode.padEnd(6, '0') },
  })
  return (
    <>
      <Empty title={t('catalog:console.choosePalace')} next={t('catalog:console.choosePalaceNext')} />
      <ProblemAlert problem={error} retry={refetch} />
      <ul className="palace-choice">
        {data?.palaces.map(({ id, name, divisionName }) => (
          <li key={id}>
            <ScreenLink to={`${pathname}?palace=${id}`}>{name}</ScreenLink>{' '}
            <span className="soft">{divisionName}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
