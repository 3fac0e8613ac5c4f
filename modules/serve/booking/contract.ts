import './messages/index.ts'

export * from './contract/mine.ts'
export * from './contract/routes.ts'
export * from './contract/routes-series.ts'
export * from './contract/series.ts'
export * from './contract/routes-staff.ts'
export * from './contract/staff.ts'
export * from './contract/vocabulary.ts'
