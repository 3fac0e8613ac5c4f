import { Buttons, LinkButton, Notice, Page, PrintButton, useT } from '#kit/ui/portal/index.ts'

/** The recovery codes, shown this once: to print, to download, or to write down. */
export function RecoveryCodesPage({ codes, next }: { codes: string[]; next: string }) {
  const t = useT()
  const text = [t('identity:recovery.fileTitle'), ...codes].join('\r\n')
  return (
    <Page title={t('identity:recovery.title')} width="narrow" private>
      <h1>{t('identity:recovery.title')}</h1>
      <Notice tone="warn" title={t('identity:recovery.once')}>
        {t('identity:recovery.lead')}
      </Notice>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Buttons>
        <LinkButton
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
        >
          {t('identity:recovery.download')}
        </LinkButton>
        <PrintButton />
      </Buttons>
      <LinkButton href={next} tone="main">
        {t('identity:recovery.go')}
      </LinkButton>
    </Page>
  )
}
