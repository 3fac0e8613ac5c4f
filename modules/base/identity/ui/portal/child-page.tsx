import type { z } from '@hono/zod-openapi'
import {
  Button,
  Buttons,
  ErrorSummary,
  Form,
  type FormError,
  LinkButton,
  Page,
  Section,
  useT,
} from '#kit/ui/portal/index.ts'
import type { Child, Consent } from '../../contract.ts'
import { ChildFields } from './child-fields.tsx'
import { ConsentHistory } from './consent-list.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { type Looked, Looks } from './looks.tsx'

export interface ChildPageProps {
  child: z.output<typeof Child>
  consents: z.output<typeof Consent>[]
  looks: Looked[]
  /** From which year on it may have an account of its own, and in which year the guardian's part ends. */
  ownFrom: number
  grown: number
  year: number
  /** The phone to which a code for handing over was sent. */
  sentTo?: string
  errors: FormError[]
}

/** One child as its guardian cares for its data: see, correct, take away, hand over, take out. */
export function ChildPage(props: ChildPageProps) {
  const { child, consents, looks, errors } = props
  const t = useT()
  const action = `/my/family/${child.id}`
  const crumbs = [
    { label: t('identity:my'), href: '/my' },
    { label: t('identity:family.title'), href: '/my/family' },
    { label: child.name },
  ]
  return (
    <Page title={child.name} width="narrow" crumbs={crumbs} private>
      <h1>{child.name}</h1>
      <ErrorSummary errors={errors} />
      <Form action={action}>
        <ChildFields {...child} errors={errors} />
        <Button>{t('identity:save')}</Button>
      </Form>
      <Section title={t('identity:family.kept')}>
        <Buttons>
          <LinkButton href={`${action}/copy`}>{t('identity:family.readAll')}</LinkButton>
          <LinkButton href={`${action}/download`} download>
            {t('identity:copy.download')}
          </LinkButton>
        </Buttons>
      </Section>
      <Section title={t('identity:family.consents')}>
        <ConsentHistory consents={consents} />
      </Section>
      <Section title={t('identity:looks.childTitle')}>
        <Looks looks={looks} />
      </Section>
      <Section id="own" title={t('identity:family.ownTitle')}>
        <HandOverForm {...props} />
      </Section>
      <Section title={t('identity:family.remove')}>
        <p>{t('identity:family.removeHint')}</p>
        <Form action={action}>
          <input type="hidden" name="remove" value="1" />
          <Button tone="danger">{t('identity:family.removeDo', { name: child.name })}</Button>
        </Form>
      </Section>
    </Page>
  )
}
