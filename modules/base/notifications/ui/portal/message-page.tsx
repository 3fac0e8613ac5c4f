import { sayWhen } from '#kit/calendar/index.ts'
import { Buttons, LinkButton, Page, usePage } from '#kit/ui/portal/index.ts'
import type { InboxEntry } from '../../contract.ts'

/** One message in full, with the way to what it is about. */
export function MessagePage({ message: { subject, body, at, link } }: { message: InboxEntry }) {
  const { t, now, locale, timeZone } = usePage()
  const title = t('notifications:inbox.title')
  return (
    <Page
      title={subject}
      width="narrow"
      crumbs={[
        { label: t('notifications:my'), href: '/my' },
        { label: title, href: '/my/inbox' },
        { label: subject },
      ]}
      private
    >
      <h1>{subject}</h1>
      <p>{body}</p>
      <p>
        <small>
          <time dateTime={at}>
            {sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone })}
          </time>
        </small>
      </p>
      <Buttons>
        {link && (
          <LinkButton href={link} tone="main">
            {t('notifications:inbox.open')}
          </LinkButton>
        )}
        <LinkButton href="/my/inbox">{t('notifications:inbox.back')}</LinkButton>
      </Buttons>
    </Page>
  )
}
