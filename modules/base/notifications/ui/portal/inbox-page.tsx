import { sayDate, sayTime } from '#kit/calendar/index.ts'
import {
  Button,
  Buttons,
  Empty,
  Flash,
  Form,
  LinkButton,
  Page,
  Pagination,
  Tags,
  usePage,
} from '#kit/ui/portal/index.ts'
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
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('notifications:my'), href: '/my' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {marked && <Flash>{t('notifications:inbox.marked')}</Flash>}
      {messages.length === 0 ? (
        <Empty title={t('notifications:inbox.empty')}>
          <p>{t('notifications:inbox.emptyNext')}</p>
          <LinkButton href="/search">{t('notifications:inbox.find')}</LinkButton>
        </Empty>
      ) : (
        <p>
          {unread > 0 ? t('notifications:inbox.unread', { count: unread }) : t('notifications:inbox.allRead')}
        </p>
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
  const instant = Temporal.Instant.from(at)
  const day = sayDate(instant.toZonedDateTimeISO(timeZone).toPlainDate(), now, { locale, timeZone })
  return (
    <li className="row">
      <div className="time">
        <small className="day">{day}</small>
        <time dateTime={at}>{sayTime(instant, { locale, timeZone })}</time>
      </div>
      <div className="what">
        <h3 aria-level={2}>
          <a href={`/my/inbox/${id}`}>{subject}</a>
        </h3>
        <p>{body}</p>
        <Tags items={read ? [] : [{ tone: 'draw', label: t('notifications:inbox.new') }]} />
      </div>
    </li>
  )
}
