import './messages/index.ts'

export * from './contract/templates.ts'
export * from './contract/say.ts'
export * from './contract/routes.ts'
