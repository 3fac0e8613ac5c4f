import { Empty, Page, Table, usePage } from '#kit/ui/portal/index.ts'
import type { MyTicket, OfferLine } from '../../contract.ts'
import { momentIn, ticketHref, titleIn } from './words.ts'

/** The waitlist in its order, for everyone concerned to check. */
export function OrderPage({ ticket, lines }: { ticket: MyTicket; lines: OfferLine[] }) {
  const page = usePage()
  const { t } = page
  const title = t('enrolment:order.title')
  const { session } = ticket
  const crumbs = [
    { label: t('enrolment:my'), href: '/my' },
    { label: titleIn(page, session), href: ticketHref(ticket) },
    { label: title },
  ]
  const moment = (at: string | null) => (at ? momentIn(page, at, session.palace.timeZone) : '—')
  return (
    <Page title={title} crumbs={crumbs} private>
      <h1>{title}</h1>
      <p>{t('enrolment:order.lead')}</p>
      {lines.length === 0 ? (
        <Empty title={t('enrolment:order.empty')} />
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { label: t('enrolment:order.no'), numeric: true },
            { label: t('enrolment:order.name') },
            { label: t('enrolment:order.enrolledAt') },
            { label: t('enrolment:order.offeredAt') },
          ]}
          rows={lines.map((line) => [
            line.waitlistNo,
            <>
              {line.mine ? t('enrolment:order.mine', { name: line.nameMasked }) : line.nameMasked}
              <br />
              <small>
                {t(`enrolment:state.${line.state}`)}{' '}
                {line.together > 1 && `· ${t('enrolment:order.together', { count: line.together })} `}
                {line.settledAt && moment(line.settledAt)}
              </small>
            </>,
            moment(line.enrolledAt),
            moment(line.offeredAt),
          ])}
        />
      )}
    </Page>
  )
}
