import './messages/index.ts'

export * from './contract/cockpit.ts'
export * from './contract/coverage.ts'
export * from './contract/inputs.ts'
export * from './contract/plan.ts'
export * from './contract/routes.ts'
export * from './contract/words.ts'
