import { useT } from './context.tsx'

/** Buttons that need JavaScript stay hidden until their island wakes them. */

/** Shares the page's address, or copies it where the device cannot share. */
export function ShareButton({ title, url }: { title: string; url?: string }) {
  const t = useT()
  return (
    <button
      type="button"
      className="btn quiet"
      hidden
      data-island="share"
      data-title={title}
      data-url={url}
      data-done={t('ui:share.copied')}
    >
      {t('ui:share.label')}
    </button>
  )
}

/** Prints the page: tickets have their own print styles. */
export function PrintButton() {
  const t = useT()
  return (
    <button type="button" className="btn quiet" hidden data-island="print">
      {t('ui:print')}
    </button>
  )
}
