import type { z } from '@hono/zod-openapi'
import { Note, Notice, Page, Section, useT } from '#kit/ui/portal/index.ts'
import { type Consent, type ConsentPurpose, consentsByChoice } from '../../contract.ts'
import { ConsentChoice } from './consent-choice.tsx'
import { ConsentHistory } from './consent-list.tsx'

interface ConsentPageProps {
  purpose: ConsentPurpose
  /** Every version of the text, the one now shown last. */
  versions: readonly string[]
  standing: 'stands' | 'outdated' | 'none'
  consents: z.output<typeof Consent>[]
}

/** One purpose: what the text says, what changed in it, what someone agreed to and when, and giving or taking it back. */
export function ConsentPage({ purpose, versions, standing, consents }: ConsentPageProps) {
  const t = useT()
  const name = t(`identity:consent.purpose.${purpose}`)
  const says = (version: string, part: 'says' | 'changed') =>
    t.byKey(`identity:consentText.${purpose}.${version}.${part}`)
  const current = versions.at(-1)!
  return (
    <Page
      title={name}
      width="narrow"
      crumbs={[
        { label: t('identity:my'), href: '/my' },
        { label: t('identity:data.title'), href: '/my/data' },
        { label: name },
      ]}
      private
    >
      <h1>{name}</h1>
      {standing === 'outdated' && (
        <Notice tone="warn" title={t('identity:consent.changedTitle')}>
          <p>{says(current, 'changed')}</p>
        </Notice>
      )}
      <p>{says(current, 'says')}</p>
      <Note>{t(`identity:consent.effect.${purpose}`)}</Note>
      {consentsByChoice.some((one) => one === purpose) && (
        <ConsentChoice purpose={purpose} standing={standing} />
      )}
      <Section title={t('identity:consent.given')}>
        <ConsentHistory consents={consents.filter((one) => one.purpose === purpose)} />
      </Section>
      {versions.length > 1 && (
        <Section title={t('identity:consent.older')}>
          {versions
            .slice(0, -1)
            .toReversed()
            .map((version) => (
              <p key={version}>
                <strong>{version}</strong> {says(version, 'says')}
              </p>
            ))}
        </Section>
      )}
    </Page>
  )
}
