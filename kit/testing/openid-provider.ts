import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Configuration, Provider } from 'oidc-provider'

/** Someone whom the provider knows; `amr` is how it will say that they proved it. */
export type KnownPerson = { subject: string; name: string; phone?: string; amr?: string[] }

export type RunningProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  stop(): Promise<void>
}

const CLIENT = { client_id: 'wenhuagong', client_secret: 'a secret of tests, known to both sides' }

/**
 * A real OpenID provider (oidc-provider) on this machine, for tests. Its page asks who one is: a button for each person
 * whom it knows, and one that says no. Programs post the same form.
 */
export async function startOpenIdProvider(people: readonly KnownPerson[]): Promise<RunningProvider> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configurationFor(people))
  provider.on('server_error', (_, error) => process.stderr.write(`${error.stack}\n`))
  // Who asks has a port of its own in every test.
  Object.assign((provider.Client as unknown as { prototype: object }).prototype, {
    redirectUriAllowed: (address: string) => new URL(address).hostname === 'localhost',
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/who/')) void askWho(provider, people, request, response)
    else void answer(request, response)
  })
  return {
    issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const configurationFor = (people: readonly KnownPerson[]): Configuration => ({
  clients: [{ ...CLIENT, redirect_uris: ['http://localhost/back'], grant_types: ['authorization_code'] }],
  claims: {
    openid: ['sub', 'amr'],
    profile: ['name'],
    phone: ['phone_number', 'phone_number_verified'],
  },
  cookies: { keys: ['for tests'] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_, { uid }) => `/who/${uid}` },
  findAccount: (_, accountId) => {
    const person = people.find(({ subject }) => subject === accountId)
    return (
      person && {
        accountId,
        claims: () => ({
          sub: accountId,
          name: person.name,
          ...(person.phone ? { phone_number: person.phone, phone_number_verified: true } : {}),
        }),
      }
    )
  },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client!.clientId,
      accountId: oidc.session!.accountId!,
    })
    grant.addOIDCScope('openid profile phone')
    await grant.save()
    return grant
  },
})

async function askWho(
  provider: Provider,
  people: readonly KnownPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    const buttons = people.map(({ subject, name }) => `<button name="as" value="${subject}">${name}</button>`)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<link rel="icon" href="data:,"><form method="post">${buttons.join('')}<button name="as" value="">No</button></form>`,
    )
    return
  }
  const body = (await request.setEncoding('utf8').toArray()).join('')
  const as = new URLSearchParams(body).get('as')
  const person = people.find(({ subject }) => subject === as)
  await provider.interactionFinished(
    request,
    response,
    person
      ? { login: { accountId: person.subject, remember: false, ...(person.amr ? { amr: person.amr } : {}) } }
      : { error: 'access_denied', error_description: 'said no' },
  )
}
