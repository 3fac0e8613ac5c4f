import './messages/index.ts'

export * from './contract/vocabulary.ts'
export * from './contract/mine.ts'
export * from './contract/door.ts'
export * from './contract/staff.ts'
export * from './contract/routes-mine.ts'
export * from './contract/routes-door.ts'
export * from './contract/routes-staff.ts'
