import './messages/index.ts'

export * from './contract/figures.ts'
export * from './contract/heat-map.ts'
export * from './contract/routes.ts'
export * from './contract/vocabulary.ts'
