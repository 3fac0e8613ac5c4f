import { Page, Section, usePage } from '#kit/ui/portal/index.ts'
import '../../messages/index.ts'
import { VerifyForm } from './verify-form.tsx'

export interface VerifyPageProps {
  /** Where the published files are; none: the reader has them. */
  files: string | undefined
  /** The number to look for in the list. */
  party: string | undefined
}

/** Computes a draw again on the reader's device, and says how to do so without this site. */
export function VerifyPage({ files, party }: VerifyPageProps) {
  const { t } = usePage()
  return (
    <Page
      title={t('allocation:verify.title')}
      width="narrow"
      crumbs={[{ label: t('allocation:verify.crumb') }]}
    >
      <h1>{t('allocation:verify.title')}</h1>
      <p className="lead">{t('allocation:verify.lead')}</p>
      <VerifyForm files={files} party={party} />
      <Section title={t('allocation:verify.what')}>
        <ul>
          <li>{t('allocation:verify.whatList')}</li>
          <li>{t('allocation:verify.whatSeed')}</li>
          <li>{t('allocation:verify.whatResult')}</li>
        </ul>
      </Section>
      <Section title={t('allocation:verify.published')}>
        <ul className="files">
          {published.map(([about, name], i) => (
            <li key={name}>
              {files ? <a href={`${files}/${name}`}>{name}</a> : <strong>{name}</strong>}{' '}
              {t(`allocation:verify.about.${about}`)}{' '}
              <small>{t(i < 3 ? 'allocation:verify.before' : 'allocation:verify.after')}</small>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('allocation:verify.without')}>
        <p>{t('allocation:verify.withoutLead')}</p>
        <ol>
          <li>{t('allocation:verify.way1')}</li>
          <li>{t('allocation:verify.way2')}</li>
          <li>{t('allocation:verify.way3')}</li>
          <li>{t('allocation:verify.way4')}</li>
        </ol>
      </Section>
    </Page>
  )
}

const published = [
  ['list', 'list.csv'],
  ['rules', 'rules.json'],
  ['seal', 'seal.json'],
  ['proof', 'proof.json'],
  ['results', 'results.csv'],
] as const
