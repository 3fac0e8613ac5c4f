import './messages/index.ts'

export * from './contract/passkey-routes.ts'
export * from './contract/routes.ts'
export * from './contract/shapes.ts'
export * from './contract/token-routes.ts'
export * from './contract/words.ts'
export * from './contract/device-name.ts'
export * from './contract/retention.ts'
