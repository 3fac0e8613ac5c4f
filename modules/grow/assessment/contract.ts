import './messages/index.ts'

export * from './contract/facts.ts'
export * from './contract/in-force.ts'
export * from './contract/outcome.ts'
export * from './contract/routes.ts'
export * from './contract/venue.ts'
export * from './contract/vocabulary.ts'
