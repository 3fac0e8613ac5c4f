import { encode } from 'uqr'
import { useT } from './context.tsx'

export interface TicketProps {
  /** What the door scans. */
  qr: string
  /** What people read out when scanning fails. */
  code: string
  title: string
  when: string
  where: string
  /** Everyone who enters on this ticket. */
  holders: string[]
  state: 'valid' | 'used' | 'waiting' | 'cancelled'
  /** Anything to bring or know; printed too. */
  note?: string
}

/** A ticket that works on a screen, on paper, and read aloud. */
export function Ticket({ qr, code, title, when, where, holders, state, note }: TicketProps) {
  const t = useT()
  return (
    <article className={`ticket ${state}`}>
      <div className="ticket-what">
        <p className="state">{t(`ui:ticket.${state}`)}</p>
        <h2>{title}</h2>
        <p className="when">{when}</p>
        <p>{where}</p>
        <p>{t('ui:ticket.for', { names: holders.join(t('ui:list.and')), count: holders.length })}</p>
        {note && <p className="fine">{note}</p>}
      </div>
      {state === 'valid' && (
        <div className="ticket-code">
          <QrCode text={qr} label={t('ui:ticket.qr')} />
          <p>
            <small>{t('ui:ticket.code')}</small>
            <b>{code}</b>
          </p>
        </div>
      )}
    </article>
  )
}

/** A QR code as one SVG path, dark on white whatever the page's colours are. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
