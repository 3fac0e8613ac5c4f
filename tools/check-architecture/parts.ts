/** What one part of a module may import. Packages in `without` are forbidden to it, by name or prefix. */
type Part = {
  own: readonly string[]
  kit: readonly string[] | 'any'
  /** Which file of a listed module it may open: nothing, the types of its front door, the door itself, or the wire. */
  others: 'nothing' | 'types' | 'index' | 'contract'
  without: readonly string[]
}

const tables = ['kysely', 'pg']
const server = [
  ...tables,
  'node:',
  'hono',
  '@hono/node-server',
  'pg-boss',
  'better-auth',
  'nodemailer',
  'pino',
]
const screen = ['react', 'react-dom', 'antd']
const values = ['interval', 'money', 'calendar']
const doors = ['contract', 'errors', 'events', 'ports']
const everyPart = [
  ...doors,
  'policy',
  'schema',
  'rules',
  'queries',
  'actions',
  'jobs',
  'adapters',
  'routes',
  'ui',
  'messages',
  'demo',
  'data',
]

/** The table of docs "one module": from → may import. The file that a part is named after, or a folder. */
export const parts: Readonly<Record<string, Part>> = {
  contract: {
    own: ['contract', 'errors', 'messages'],
    kit: ['http', 'access', 'i18n', ...values],
    others: 'contract',
    without: [...server, ...screen],
  },
  errors: { own: ['contract'], kit: ['http', 'errors'], others: 'nothing', without: [...server, ...screen] },
  events: {
    own: ['contract', 'errors'],
    kit: ['jobs', 'http', ...values],
    others: 'types',
    without: [...server, ...screen],
  },
  ports: {
    own: doors,
    kit: ['db', 'access', 'i18n', 'module', 'draw', ...values],
    others: 'types',
    without: [...server, ...screen],
  },
  rules: {
    own: ['rules', 'contract', 'errors', 'data'],
    kit: ['compute', 'draw', ...values],
    others: 'nothing',
    without: [...server, ...screen],
  },
  messages: { own: ['messages'], kit: ['i18n'], others: 'nothing', without: [...server, ...screen] },
  schema: { own: ['schema'], kit: ['db', 'interval'], others: 'nothing', without: [...screen] },
  queries: {
    own: ['queries', 'schema', 'rules', ...doors],
    kit: ['db', 'access', 'crypto', 'clock', ...values],
    others: 'types',
    without: screen,
  },
  policy: {
    own: ['policy', 'rules', ...doors],
    kit: ['access', 'i18n', ...values],
    others: 'types',
    without: [...server, ...screen],
  },
  actions: {
    own: ['actions', 'messages', 'queries', 'rules', 'schema', 'policy', ...doors],
    kit: 'any',
    others: 'index',
    without: screen,
  },
  jobs: {
    own: ['jobs', 'messages', 'actions', 'queries', 'policy', ...doors],
    kit: 'any',
    others: 'index',
    without: [...tables, ...screen],
  },
  adapters: {
    own: ['adapters', 'messages', 'actions', 'queries', 'rules', ...doors],
    kit: 'any',
    others: 'types',
    without: [...tables, ...screen],
  },
  routes: {
    own: ['routes', 'messages', 'actions', 'queries', 'policy', 'ui', 'rules', ...doors],
    kit: 'any',
    others: 'index',
    without: tables,
  },
  ui: {
    own: ['contract', 'messages', 'rules', 'ui'],
    kit: ['ui', 'i18n', 'draw', ...values],
    others: 'contract',
    without: server,
  },
  demo: { own: everyPart, kit: 'any', others: 'index', without: [] },
  index: { own: everyPart, kit: 'any', others: 'index', without: [] },
  testing: { own: everyPart, kit: 'any', others: 'index', without: [] },
}

/** Parts that hold no code. */
export const silentParts = ['data', 'README']
