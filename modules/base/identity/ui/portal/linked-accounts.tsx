import { sayWhen } from '#kit/calendar/index.ts'
import { Button, Buttons, Form, LinkButton, Section, usePage } from '#kit/ui/portal/index.ts'

export interface LinkedAccountsProps {
  /** Accounts elsewhere that are linked, and since when. */
  linked: { provider: string; label: string; since: Temporal.Instant }[]
  /** Those that this browser can link now. */
  offered: { id: string; label: string }[]
}

/** Accounts elsewhere by which someone signs in: linking one, and taking it away. Nothing where none is offered. */
export function LinkedAccounts({ linked, offered }: LinkedAccountsProps) {
  const { t, now, locale, timeZone } = usePage()
  if (linked.length + offered.length === 0) return null
  const say = (at: Temporal.Instant) => sayWhen({ start: at }, now, { locale, timeZone })
  return (
    <Section id="elsewhere" title={t('identity:providers.title')}>
      <p>{t('identity:providers.what')}</p>
      {linked.map(({ provider, label, since }) => (
        <Form key={provider} action="/my/security/accounts/remove" className="inline">
          <input type="hidden" name="provider" value={provider} />
          <p>{t('identity:providers.since', { label, when: say(since) })}</p>
          <Button tone="link">{t('identity:providers.remove', { label })}</Button>
        </Form>
      ))}
      <Buttons>
        {offered.map(({ id, label }) => (
          <LinkButton key={id} href={`/sign-in/with/${id}?next=/my/security`}>
            {t('identity:providers.connectOne', { label })}
          </LinkButton>
        ))}
      </Buttons>
    </Section>
  )
}
