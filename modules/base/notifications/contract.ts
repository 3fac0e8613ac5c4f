import './messages/index.ts'

export * from './contract/templates.ts'
