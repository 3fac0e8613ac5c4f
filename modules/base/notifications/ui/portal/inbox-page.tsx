import { sayWhen } from '#kit/calendar/index.ts'
import { Button, Buttons, Empty, Flash, Form, LinkButton, Page, Pagination, Tag, usePage } from '#kit/ui/portal/index.ts'
import type { InboxEntry } from '../../contract.ts'

interface InboxPageProps {
  messages: InboxEntry[]
  next: string | null
  marked: boolean
}

/** Someone's messages, the latest first; what is unread says so in a word. */
export function InboxPage({ messages, next, marked }: InboxPageProps) {
  const { t, viewer } = usePage()
  const title = t('notifications:inbox.title')
  const unread = viewer?.unread ?? 0
  return (
    <Page title={title} width="narrow" crumbs={[{ label: t('notifications:my'), href: '/my' }, { label: title }]} private>
      <h1>{title}</h1>
      {marked && <Flash>{t('notifications:inbox.marked')}</Flash>}
      {messages.length === 0 ? (
        <Empty title={t('notifications:inbox.empty')}>
          <p>{t('notifications:inbox.emptyNext')}</p>
          <LinkButton href="/search">{t('notifications:inbox.find')}</LinkButton>
        </Empty>
      ) : (
        <p>{unread > 0 ? t('notifications:inbox.unread', { count: unread }) : t('notifications:inbox.allRead')}</p>
      )}
      <ol className="list">
        {messages.map((message) => (
          <Entry key={message.id} message={message} />
        ))}
      </ol>
      <Pagination {...(next ? { next: `/my/inbox?before=${next}` } : {})} />
      <Buttons>
        {unread > 0 && (
          <Form action="/my/inbox/read">
            <Button tone="quiet">{t('notifications:inbox.readAll')}</Button>
          </Form>
        )}
        <LinkButton href="/my/inbox/preferences">{t('notifications:inbox.preferences')}</LinkButton>
      </Buttons>
    </Page>
  )
}

function Entry({ message: { id, subject, body, at, read } }: { message: InboxEntry }) {
  const { t, now, locale, timeZone } = usePage()
  const when = sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone })
  return (
    <li className="row message">
      <div className="what">
        <h3>
          <a href={`/my/inbox/${id}`}>{subject}</a> {!read && <Tag tone="draw">{t('notifications:inbox.new')}</Tag>}
        </h3>
        <p>{body}</p>
        <p>
          <time dateTime={at}>{when}</time>
        </p>
      </div>
    </li>
  )
}
