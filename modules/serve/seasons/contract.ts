import './messages/index.ts'

export * from './contract/conflict.ts'
export * from './contract/plan.ts'
export * from './contract/routes.ts'
export * from './contract/season.ts'
export * from './contract/vocabulary.ts'
