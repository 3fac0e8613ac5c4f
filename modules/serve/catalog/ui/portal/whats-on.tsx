import type { ReactNode } from 'react'
import { Section, useT } from '#kit/ui/portal/index.ts'
import type { SessionListing } from '../../contract.ts'
import { SessionRows } from './session-rows.tsx'

interface WhatsOnProps {
  title: string
  note?: string
  id?: string
  sessions: readonly SessionListing[]
  /** The whole list, when this is only its beginning. */
  moreHref?: string
  days?: boolean
  ofOnePalace?: boolean
  /** What to offer when nothing is on; a plain sentence stands in when absent. */
  empty?: ReactNode
}

/** "Tonight", "this weekend": a titled list of sessions for the home, palace and division pages. */
export function WhatsOn({ title, note, id, moreHref, empty, ...rows }: WhatsOnProps) {
  const t = useT()
  return (
    <Section title={title} note={note} id={id}>
      <SessionRows {...rows} empty={empty ?? <p className="soft">{t('catalog:whatsOn.nothing')}</p>} />
      {moreHref && rows.sessions.length > 0 && (
        <p>
          <a href={moreHref}>{t('catalog:whatsOn.more')}</a>
        </p>
      )}
    </Section>
  )
}
