import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'

export const assessmentModule = defineModule({ name: 'assessment' })

export { decisionsInForce } from './routes/in-force.ts'
export type { DecisionInForce } from './contract/in-force.ts'
export type { Decision, FunctionRoom } from './contract/vocabulary.ts'
