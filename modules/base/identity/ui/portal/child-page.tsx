import type { z } from '@hono/zod-openapi'
import { Button, ErrorSummary, Form, type FormError, Page, Section, useT } from '#kit/ui/portal/index.ts'
import type { Child } from '../../contract.ts'
import { ChildFields } from './child-fields.tsx'

/** One child: correct what we keep, or take the child out. */
export function ChildPage({ child, errors }: { child: z.output<typeof Child>; errors: FormError[] }) {
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
