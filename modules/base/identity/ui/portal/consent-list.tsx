import type { z } from '@hono/zod-openapi'
import { sayDate } from '#kit/calendar/index.ts'
import { Button, Card, Form, Table, usePage } from '#kit/ui/portal/index.ts'
import { type Consent, type ConsentPurpose, consentsByChoice } from '../../contract.ts'

type ConsentRow = z.output<typeof Consent>

/** What someone agreed to and when, and what they may agree to or take back now. */
export function ConsentList({ consents }: { consents: ConsentRow[] }) {
  const { t, now, locale, timeZone } = usePage()
  const day = (at: string) =>
    sayDate(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate(), now, { locale, timeZone })
  const standing = (purpose: ConsentPurpose) =>
    consents.some((one) => one.purpose === purpose && one.withdrawnAt === null)
  const name = (purpose: ConsentPurpose) => t(`identity:consent.purpose.${purpose}`)
  return (
    <>
      <Table
        caption={t('identity:consent.given')}
        columns={[
          { label: t('identity:consent.what') },
          { label: t('identity:consent.since') },
          { label: t('identity:consent.until') },
        ]}
        rows={consents.map(({ purpose, givenAt, withdrawnAt }) => [
          name(purpose),
          day(givenAt),
          withdrawnAt ? day(withdrawnAt) : t('identity:consent.stands'),
        ])}
      />
      {consentsByChoice.map((purpose) => (
        <Card key={purpose} title={name(purpose)}>
          <p>{t(`identity:consent.explained.${purpose}`)}</p>
          <Form action="/my/data/consents">
            <input type="hidden" name="purpose" value={purpose} />
            <input type="hidden" name="agree" value={standing(purpose) ? '0' : '1'} />
            <Button tone="quiet">
              {t(standing(purpose) ? 'identity:consent.withdraw' : 'identity:consent.give', {
                purpose: name(purpose),
              })}
            </Button>
          </Form>
        </Card>
      ))}
    </>
  )
}
