import './messages/index.ts'

export * from './contract/vocabulary.ts'
export * from './contract/audience.ts'
export * from './contract/programme.ts'
export * from './contract/schedule.ts'
export * from './contract/search.ts'
export * from './contract/session.ts'
export * from './contract/routes.ts'
