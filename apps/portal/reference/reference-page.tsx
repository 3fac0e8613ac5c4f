import '../messages/index.ts'
import { Page, Section, Table, useT } from '#kit/ui/portal/index.ts'

/** The parts of an OpenAPI document that the page shows. */
type Operation = {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: unknown[]
  requestBody?: unknown
  responses?: object
}
export type ApiDocument = { info: { description?: string }; paths?: Record<string, object | undefined> }

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation of the public API, by subject, readable without a tool; programs read openapi.json. */
export function ReferencePage({ document }: { document: ApiDocument }) {
  const t = useT()
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = (item as Record<string, Operation | undefined> | undefined)?.[method]
      return operation ? [{ method: method.toUpperCase(), path, ...operation }] : []
    }),
  )
  const tags = [...new Set(operations.map((operation) => operation.tags?.[0] ?? ''))].toSorted()
  return (
    <Page title={t('portal:reference.title')}>
      <h1>{t('portal:reference.title')}</h1>
      <p>{document.info.description}</p>
      <p>
        <a href="/api/v1/openapi.json">openapi.json</a>
      </p>
      {tags.map((tag) => (
        <Section key={tag} title={tag}>
          <Table
            caption={tag}
            captionHidden
            columns={[
              { label: t('portal:reference.operation') },
              { label: t('portal:reference.what') },
              { label: t('portal:reference.answers') },
            ]}
            rows={operations
              .filter((operation) => (operation.tags?.[0] ?? '') === tag)
              .map(({ method, path, summary, description, responses }) => [
                <code key={path}>{`${method} ${path}`}</code>,
                summary ?? description ?? '',
                Object.keys(responses ?? {}).join(' · '),
              ])}
          />
        </Section>
      ))}
    </Page>
  )
}
