import './messages/index.ts'

export * from './contract/routes.ts'
export * from './contract/value.ts'
export * from './contract/words.ts'
