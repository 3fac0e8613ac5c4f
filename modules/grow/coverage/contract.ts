import './messages/index.ts'

export * from './contract/plan.ts'
export * from './contract/routes.ts'
export * from './contract/words.ts'
