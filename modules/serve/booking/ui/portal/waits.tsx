import { Button, Buttons, Countdown, Form, Notice, Section, usePage } from '#kit/ui/portal/index.ts'
import type { MyWait } from '../../contract.ts'
import { momentIn, nameIn, timeIn } from './words.ts'

/** A wait with the words for where; `space` is what is kept, or what is waited for, null for any of a kind. */
export type ShownWait = MyWait & {
  palace: { slug: string; name: string; timeZone: string }
  space: { name: string; nameEn: string | null } | null
  /** The union that it is for, by name. */
  union: string | null
}

const href = ({ palaceId, id }: MyWait) => `/my/waits/${palaceId}/${id}`

/** Slots kept for the reader, each with its clock and the two answers. */
export function Offered({ waits }: { waits: readonly ShownWait[] }) {
  const page = usePage()
  const { t } = page
  return waits
    .filter(
      ({ state, offerExpiresAt }) =>
        state === 'offered' && Temporal.Instant.compare(page.now, Temporal.Instant.from(offerExpiresAt!)) < 0,
    )
    .map((wait) => (
      <Notice key={wait.id} tone="urgent" title={t('booking:wait.offered', { space: spaceIn(page, wait) })}>
        <p>
          {timeIn(page, wait, wait.palace.timeZone)} {wait.palace.name}
          {wait.union && <> · {t('booking:wait.forUnion', { union: wait.union })}</>}
        </p>
        <p>
          {t('booking:wait.until', { until: momentIn(page, wait.offerExpiresAt!, wait.palace.timeZone) })}{' '}
          <Countdown until={Temporal.Instant.from(wait.offerExpiresAt!)} />
        </p>
        <Form action={`${href(wait)}/accept`}>
          <Buttons>
            <Button>{t('booking:wait.accept')}</Button>
          </Buttons>
        </Form>
        <Form action={`${href(wait)}/leave`}>
          <Button tone="quiet">{t('booking:wait.decline')}</Button>
        </Form>
      </Notice>
    ))
}

/** What the reader still waits for, or waited for in vain. */
export function Waiting({ waits }: { waits: readonly ShownWait[] }) {
  const page = usePage()
  const { t } = page
  const shown = waits.filter(({ state }) => state === 'waiting' || state === 'passed')
  if (shown.length === 0) return null
  return (
    <Section title={t('booking:wait.mine')}>
      <ul className="lines">
        {shown.map((wait) => (
          <li key={wait.id}>
            <div>
              {timeIn(page, wait, wait.palace.timeZone)} {spaceIn(page, wait)}
              <br />
              <small>
                {wait.palace.name}
                {wait.union && <> · {t('booking:wait.forUnion', { union: wait.union })}</>}
              </small>
            </div>
            {wait.state === 'waiting' ? (
              <Form action={`${href(wait)}/leave`}>
                <span>{t('booking:wait.ahead', { count: wait.ahead })}</span>{' '}
                <Button tone="quiet">{t('booking:wait.leave')}</Button>
              </Form>
            ) : (
              <span>{t('booking:wait.passed')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const spaceIn = (page: Parameters<typeof nameIn>[0], { space, kind }: ShownWait): string =>
  space ? nameIn(page, space) : page.t.byKey(`places:space.kind.${kind}`)
