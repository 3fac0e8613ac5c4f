import type { z } from '@hono/zod-openapi'
import {
  Button,
  Checkbox,
  Empty,
  ErrorSummary,
  errorOf,
  Flash,
  Form,
  type FormError,
  Lines,
  Page,
  Section,
  useT,
} from '#kit/ui/portal/index.ts'
import type { Child } from '../../contract.ts'
import { ChildFields } from './child-fields.tsx'

interface FamilyPageProps {
  family: z.output<typeof Child>[]
  /** Where to go on after a child was added, such as the session being signed up for. */
  next?: string
  typed?: { name: string; birthYear: string; agreed: boolean }
  /** A child was just handed over. */
  handed?: boolean
  errors: FormError[]
}

/** The children someone looks after, and adding one. */
export function FamilyPage({ family, next, typed, handed, errors }: FamilyPageProps) {
  const t = useT()
  const title = t('identity:family.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('identity:my'), href: '/my' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {handed && <Flash>{t('identity:family.ownDone')}</Flash>}
      <p>{t('identity:family.lead')}</p>
      <ErrorSummary errors={errors} />
      {family.length === 0 ? (
        <Empty title={t('identity:family.none')} />
      ) : (
        <Lines
          items={family.map(({ id, name, birthYear }) => ({
            label: name,
            value: t('identity:family.born', { year: birthYear }),
            href: `/my/family/${id}`,
          }))}
        />
      )}
      <Section title={t('identity:family.add')}>
        <Form action="/my/family" once>
          {next && <input type="hidden" name="next" value={next} />}
          <ChildFields name={typed?.name} birthYear={typed?.birthYear} errors={errors} />
          <Checkbox
            name="agreed"
            label={t('identity:family.agree')}
            hint={t('identity:family.agreeHint')}
            checked={typed?.agreed}
            error={errorOf(errors, 'agreed')}
          />
          <Button>{t('identity:family.addDo')}</Button>
        </Form>
      </Section>
    </Page>
  )
}
