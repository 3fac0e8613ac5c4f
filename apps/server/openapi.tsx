import type { Api } from '#kit/http/api.ts'
import { ReferencePage } from '#apps/portal/reference/reference-page.tsx'

/** Serves the contract of the API as OpenAPI 3.1, for programs, and as a readable page, for people. */
export function describeApi(api: Api, baseUrl: string): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' })
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token for programs, issued in the console; an operation names the scopes that open it',
  })
  const document = withRepetition(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Wenhuagong',
        version: '1',
        description:
          'Everything that the portal and the console do, for programs. Sign in with a phone code and send the token as a bearer.',
        license: { name: 'MulanPSL-2.0' },
      },
      servers: [{ url: `${baseUrl}/api/v1` }],
      security: [{ session: [] }, {}],
    }),
  )
  api.get('/openapi.json', (c) => c.json(document))
  api.get('/reference', (c) => c.render(<ReferencePage document={document} />))
}

type Document = ReturnType<Api['getOpenAPI31Document']>

/** Every change takes the header that makes repeating it safe (kit/http/idempotency.ts). */
function withRepetition(document: Document): Document {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Chosen by the client, new for each change, the same when it is sent again: the change happens once and the answer comes again for 24 hours. With another request it is refused (422 ui:idempotency-key-reused).',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  } as const
  for (const item of Object.values(document.paths ?? {}))
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method]
      if (operation) operation.parameters = [...(operation.parameters ?? []), key]
    }
  return document
}
