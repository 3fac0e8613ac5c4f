import './messages/index.ts'

export * from './contract/vocabulary.ts'
export * from './contract/inputs.ts'
export * from './contract/shapes.ts'
export * from './contract/routes.ts'
