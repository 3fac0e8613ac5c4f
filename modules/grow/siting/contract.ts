import './messages/index.ts'

export * from './contract/candidate.ts'
export * from './contract/result.ts'
export * from './contract/routes.ts'
export * from './contract/scenario-routes.ts'
export * from './contract/scenario.ts'
export * from './contract/vocabulary.ts'
