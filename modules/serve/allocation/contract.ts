import './messages/index.ts'

export * from './contract/round.ts'
export * from './contract/routes.ts'
export * from './contract/routes-opening.ts'
export * from './contract/vocabulary.ts'
export * from './contract/window.ts'
