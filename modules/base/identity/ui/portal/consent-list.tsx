import type { z } from '@hono/zod-openapi'
import { sayDate } from '#kit/calendar/index.ts'
import { Card, Notice, Table, usePage, useT } from '#kit/ui/portal/index.ts'
import { type Consent, type ConsentPurpose, consentsByChoice } from '../../contract.ts'
import { ConsentChoice } from './consent-choice.tsx'

type ConsentRow = z.output<typeof Consent>
export type Standings = Readonly<Record<ConsentPurpose, 'stands' | 'outdated' | 'none'>>

/** What someone agreed to and when, in which version of the text. */
export function ConsentHistory({ consents }: { consents: ConsentRow[] }) {
  const { t, now, locale, timeZone } = usePage()
  const day = (at: string) =>
    sayDate(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate(), now, { locale, timeZone })
  if (consents.length === 0) return <p>{t('identity:copy.none')}</p>
  return (
    <Table
      caption={t('identity:consent.given')}
      captionHidden
      columns={[
        { label: t('identity:consent.what') },
        { label: t('identity:consent.version') },
        { label: t('identity:consent.since') },
        { label: t('identity:consent.now') },
      ]}
      rows={consents.map(({ purpose, version, givenAt, withdrawnAt }) => [
        <a key={purpose} href={`/my/data/consents/${purpose}`}>
          {t(`identity:consent.purpose.${purpose}`)}
        </a>,
        version,
        day(givenAt),
        withdrawnAt ? day(withdrawnAt) : t('identity:consent.stands'),
      ])}
    />
  )
}

/** What someone may agree to or take back now, and what they agreed to. A changed text comes first. */
export function ConsentList({ consents, standings }: { consents: ConsentRow[]; standings: Standings }) {
  const t = useT()
  return (
    <>
      {consentsByChoice
        .filter((purpose) => standings[purpose] === 'outdated')
        .map((purpose) => (
          <Notice key={purpose} tone="warn" title={t('identity:consent.changedTitle')}>
            <p>
              <a href={`/my/data/consents/${purpose}`}>{t(`identity:consent.purpose.${purpose}`)}</a>
            </p>
          </Notice>
        ))}
      <ConsentHistory consents={consents} />
      {consentsByChoice.map((purpose) => (
        <Card key={purpose} title={t(`identity:consent.purpose.${purpose}`)}>
          <p>
            {t(`identity:consent.effect.${purpose}`)}{' '}
            <a href={`/my/data/consents/${purpose}`}>{t('identity:consent.readText')}</a>
          </p>
          <ConsentChoice purpose={purpose} standing={standings[purpose]} />
        </Card>
      ))}
    </>
  )
}
