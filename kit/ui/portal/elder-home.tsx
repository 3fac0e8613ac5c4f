import { useT } from './context.tsx'

interface ElderHomeProps {
  tonightHref?: string
  ticketsHref?: string
  /** The number of the desk that answers, shown in full. */
  phone: string
}

/** The three choices on top of the home page in elder mode: tonight, my tickets, call somebody. */
export function ElderHome({
  tonightHref = '/search?when=tonight',
  ticketsHref = '/my/tickets',
  phone,
}: ElderHomeProps) {
  const t = useT()
  return (
    <ul className="choices">
      <li>
        <a href={tonightHref}>
          <b>{t('ui:elder.tonight')}</b>
          <span>{t('ui:elder.tonightHint')}</span>
        </a>
      </li>
      <li>
        <a href={ticketsHref}>
          <b>{t('ui:elder.tickets')}</b>
          <span>{t('ui:elder.ticketsHint')}</span>
        </a>
      </li>
      <li>
        <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
          <b>{t('ui:elder.call')}</b>
          <span>{phone}</span>
        </a>
      </li>
    </ul>
  )
}
