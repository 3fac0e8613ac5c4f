import { sayWhen } from '#kit/calendar/index.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  Flash,
  Form,
  type FormError,
  Page,
  Section,
  Table,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'

interface MyPasskeysPageProps {
  passkeys: { id: string; name: string; since: Temporal.Instant; lastUsed: Temporal.Instant | null }[]
  saved: boolean
  errors: FormError[]
}

/** Passkeys: which there are, the way to be rid of one, and making one where the browser can. */
export function MyPasskeysPage({ passkeys, saved, errors }: MyPasskeysPageProps) {
  const { t, now, locale, timeZone } = usePage()
  const title = t('identity:passkey.name')
  const say = (at: Temporal.Instant) => sayWhen({ start: at }, now, { locale, timeZone })
  const columns = ['identity:passkey.which', 'identity:passkey.since', 'identity:passkey.used'] as const
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:security.title'), href: '/my/security' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {saved && <Flash>{t('identity:saved')}</Flash>}
      <p>{t('identity:passkey.what')}</p>
      <ErrorSummary errors={errors} />
      {passkeys.length === 0 ? (
        <Empty title={t('identity:passkey.none')}>{t('identity:passkey.noneNext')}</Empty>
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[...columns.map((key) => ({ label: t(key) })), { label: t('identity:passkey.remove') }]}
          rows={passkeys.map(({ id, name, since, lastUsed }) => [
            name,
            say(since),
            lastUsed ? say(lastUsed) : t('identity:passkey.never'),
            <Form key={id} action="/my/security/passkeys" className="inline">
              <input type="hidden" name="passkeyId" value={id} />
              <Button tone="link">{t('identity:passkey.removeOne', { name })}</Button>
            </Form>,
          ])}
        />
      )}
      <Section title={t('identity:passkey.add')}>
        <form className="form" hidden data-island="passkey-add" data-failed={t('identity:passkey.failed')}>
          <TextInput
            name="name"
            label={t('identity:passkey.call')}
            hint={t('identity:passkey.callHint')}
            maxLength={40}
          />
          <Button>{t('identity:passkey.add')}</Button>
        </form>
        <noscript>
          <p>{t('identity:passkey.needsScript')}</p>
        </noscript>
      </Section>
    </Page>
  )
}
