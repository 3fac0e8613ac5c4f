import { CodeInput, errorOf, type FormError, QrCode, useT } from '#kit/ui/portal/index.ts'

interface TotpSetUpProps {
  /** The key to type where nothing can be scanned. */
  secret: string
  /** What the QR code says. */
  address: string
  errors: FormError[]
}

/** Scan or type, then prove it: the inside of a form. */
export function TotpSetUp({ secret, address, errors }: TotpSetUpProps) {
  const t = useT()
  return (
    <>
      <ol>
        <li>{t('identity:totp.install')}</li>
        <li>{t('identity:totp.scan')}</li>
        <li>{t('identity:totp.type')}</li>
      </ol>
      <QrCode text={address} label={t('identity:totp.qr')} />
      <p>
        {t('identity:totp.key')} <code className="secret">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <CodeInput
        name="code"
        label={t('identity:totp.code')}
        hint={t('identity:totp.codeHint')}
        error={errorOf(errors, 'code')}
      />
    </>
  )
}
