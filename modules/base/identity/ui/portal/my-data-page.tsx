import type { z } from '@hono/zod-openapi'
import {
  Button,
  Buttons,
  Checkbox,
  ErrorSummary,
  errorOf,
  FactList,
  Flash,
  Form,
  type FormError,
  LinkButton,
  Page,
  Radios,
  Section,
  TextInput,
  useT,
} from '#kit/ui/portal/index.ts'
import type { Consent, DeviceSession, MyData } from '../../contract.ts'
import { ConsentList, type Standings } from './consent-list.tsx'
import { DeviceList } from './device-list.tsx'
import { type Looked, Looks } from './looks.tsx'

interface MyDataPageProps {
  data: z.output<typeof MyData>
  consents: z.output<typeof Consent>[]
  standings: Standings
  looks: Looked[]
  sessions: z.output<typeof DeviceSession>[]
  /** The name of the division that they gave. */
  place: string | null
  /** The place they are reading about now, when it is another. */
  here: string | null
  errors: FormError[]
  saved: boolean
}

/** Everything we keep about someone, to see, correct, take away and erase. */
export function MyDataPage(props: MyDataPageProps) {
  const { data, consents, standings, looks, sessions, place, here, errors, saved } = props
  const t = useT()
  const title = t('identity:data.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:my'), href: '/my' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {saved && <Flash>{t('identity:saved')}</Flash>}
      <p>{t('identity:data.lead')}</p>
      <ErrorSummary errors={errors} />
      <FactList
        facts={[
          {
            label: t('identity:field.phone'),
            value: data.phone ?? t('identity:data.nothing'),
            detail: t('identity:data.phoneStays'),
          },
          { label: t('identity:field.place'), value: place ?? t('identity:data.nothing') },
        ]}
      />
      <Form action="/my/data">
        <TextInput
          name="name"
          label={t('identity:field.name')}
          hint={t('identity:field.nameHint')}
          defaultValue={data.name ?? ''}
          maxLength={40}
          autoComplete="name"
          error={errorOf(errors, 'name')}
          optional
        />
        <TextInput
          name="birthYear"
          label={t('identity:field.birthYear')}
          hint={t('identity:field.birthYearWhy')}
          defaultValue={String(data.birthYear ?? '')}
          inputMode="numeric"
          maxLength={4}
          size="short"
          autoComplete="bday-year"
          error={errorOf(errors, 'birthYear')}
          optional
        />
        <TextInput
          name="email"
          label={t('identity:field.email')}
          hint={t('identity:field.emailHint')}
          defaultValue={data.email ?? ''}
          type="email"
          autoComplete="email"
          maxLength={200}
          error={errorOf(errors, 'email')}
          optional
        />
        {here && (
          <Checkbox
            name="here"
            label={t('identity:data.here', { place: here })}
            hint={t('identity:data.hereHint')}
          />
        )}
        <Checkbox name="member" label={t('identity:field.member')} checked={data.member} />
        <TextInput
          name="unionName"
          label={t('identity:field.unionName')}
          defaultValue={data.unionName ?? ''}
          maxLength={80}
          autoComplete="organization"
          optional
        />
        <Checkbox
          name="gigWorker"
          label={t('identity:field.gigWorker')}
          hint={t('identity:field.gigWorkerHint')}
          checked={data.gigWorker}
        />
        <Checkbox name="retired" label={t('identity:field.retired')} checked={data.retired} />
        <Radios
          name="locale"
          label={t('identity:field.locale')}
          hint={t('identity:field.localeHint')}
          value={data.locale}
          options={[
            { value: 'zh-CN', label: t('identity:language.zh') },
            { value: 'en', label: t('identity:language.en') },
          ]}
        />
        <Checkbox
          name="elderMode"
          label={t('identity:field.elderMode')}
          hint={t('identity:field.elderModeHint')}
          checked={data.elderMode}
        />
        <Button>{t('identity:save')}</Button>
      </Form>
      <Section id="consents" title={t('identity:consent.title')}>
        <ConsentList consents={consents} standings={standings} />
      </Section>
      <Section id="sessions" title={t('identity:device.title')}>
        <DeviceList sessions={sessions} />
      </Section>
      <Section id="looks" title={t('identity:looks.title')}>
        <Looks looks={looks} />
      </Section>
      <Section title={t('identity:data.yours')}>
        <Buttons>
          <LinkButton href="/my/data/copy">{t('identity:copy.read')}</LinkButton>
          <LinkButton href="/my/security">{t('identity:data.security')}</LinkButton>
          <LinkButton href="/my/data/download" download>
            {t('identity:copy.download')}
          </LinkButton>
          <LinkButton href="/my/data/forget">{t('identity:forget.title')}</LinkButton>
        </Buttons>
      </Section>
    </Page>
  )
}
