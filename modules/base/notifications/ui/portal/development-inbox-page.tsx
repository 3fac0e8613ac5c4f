import { sayWhen } from '#kit/calendar/index.ts'
import { Buttons, Card, Empty, LinkButton, Notice, Page, usePage } from '#kit/ui/portal/index.ts'

interface Text {
  id: string
  phone: string
  text: string
  sentAt: Temporal.Instant
}

/** The texts that a demonstration would have sent, the latest first, each code in its title. */
export function DevelopmentInboxPage({ texts }: { texts: Text[] }) {
  const { t, now, locale, timeZone } = usePage()
  const title = t('notifications:devInbox.title')
  return (
    <Page title={title} width="narrow" private>
      <h1>{title}</h1>
      <Notice tone="warn" title={t('notifications:devInbox.warning')}>
        <p>{t('notifications:devInbox.what')}</p>
      </Notice>
      <Buttons>
        <LinkButton href="/dev/inbox">{t('notifications:devInbox.refresh')}</LinkButton>
        <LinkButton href="/sign-in">{t('notifications:devInbox.signIn')}</LinkButton>
      </Buttons>
      {texts.length === 0 && (
        <Empty title={t('notifications:devInbox.empty')}>
          <p>{t('notifications:devInbox.emptyNext')}</p>
        </Empty>
      )}
      {texts.map(({ id, phone, text, sentAt }) => {
        const code = codeIn(text)
        const to = t('notifications:devInbox.phone', { phone })
        return (
          <Card
            key={id}
            title={code ? t('notifications:devInbox.code', { code }) : to}
            note={sayWhen({ start: sentAt }, now, { locale, timeZone })}
          >
            {code && <p>{to}</p>}
            <p>{text}</p>
          </Card>
        )
      })}
    </Page>
  )
}

/** A sign-in code is the only number of six digits that stands alone in our texts. */
const codeIn = (text: string): string | null => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? null
