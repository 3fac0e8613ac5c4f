import './messages/index.ts'

export * from './contract/vocabulary.ts'
export * from './contract/inputs.ts'
