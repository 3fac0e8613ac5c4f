import type { Api } from '#kit/http/api.ts'
import { ReferencePage } from '#apps/portal/reference/reference-page.tsx'

/** Serves the contract of the API as OpenAPI 3.1, for programs, and as a readable page, for people. */
export function describeApi(api: Api, baseUrl: string): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' })
  const document = api.getOpenAPI31Document({
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
  })
  api.get('/openapi.json', (c) => c.json(document))
  api.get('/reference', (c) => c.render(<ReferencePage document={document} />))
}
