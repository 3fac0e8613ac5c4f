import { type App, Modal } from 'antd'
import { sayRange } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { ShutPreview, ShutUse } from '../../contract.ts'
import type { Standing } from './standing.ts'

interface ShutDialogProps {
  palace: Standing
  /** undefined: not asked yet, the dialog is away. */
  preview: ShutPreview | undefined
  busy: boolean
  onClose: () => void
  onShut: () => void
}

/** Before anything is shut: everything planned there, counted and by name, and what will become of it. */
export function ShutDialog({ palace, preview, busy, onClose, onShut }: ShutDialogProps) {
  const t = useT()
  const { sessions = 0, bookings = 0, others = 0, uses = [] } = preview ?? {}
  const count = sessions + bookings + others
  return (
    <Modal
      open={preview !== undefined}
      title={t('places:shut.title')}
      okText={t('places:console.close')}
      cancelText={t('console:confirm.back')}
      okButtonProps={{ danger: true }}
      cancelButtonProps={{ autoFocus: true }}
      confirmLoading={busy}
      onOk={onShut}
      onCancel={onClose}
    >
      {count === 0 ? (
        <p>{t('places:shut.nothing')}</p>
      ) : (
        <>
          <p>{t('places:shut.counts', { sessions, bookings, others })}</p>
          <p>{t('places:shut.then')}</p>
          {shutLines(t, palace, uses)}
          {uses.length < count && <p>{t('places:shut.more', { count: count - uses.length })}</p>}
        </>
      )}
    </Modal>
  )
}

/** After opening again: how much stands as before, and by name what has lost its space to others. */
export function sayLifted(
  { restored, lost }: { restored: number; lost: readonly ShutUse[] },
  t: Translator,
  palace: Standing,
  { message, modal }: Pick<ReturnType<typeof App.useApp>, 'message' | 'modal'>,
): void {
  const title = t('places:shut.restored', { count: restored })
  if (lost.length > 0) {
    const content = (
      <>
        {t('places:shut.lost')}
        {shutLines(t, palace, lost)}
      </>
    )
    modal.info({ title, content })
  } else if (restored > 0) message.info(title)
}

/** Planned uses by name, one a line. */
const shutLines = (t: Translator, { spaces, timeZone }: Standing, uses: readonly ShutUse[]) => (
  <ul className="shut-uses">
    {uses.map(({ kind, spaceId, start, end, label }) => (
      <li key={spaceId + start + label}>
        {sayRange(
          { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
          Temporal.Now.instant(),
          { locale: t.locale, timeZone },
        )}{' '}
        · {spaces.find(({ id }) => id === spaceId)?.name} · {t(`places:shut.kind.${kind}`)}
        {label && ` · ${label}`}
      </li>
    ))}
  </ul>
)
