import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { standardsApi } from './routes/api.ts'

export const standardsModule = defineModule({ name: 'standards', api: standardsApi })

export { standardValue, standardValues } from './queries/standard-value.ts'
export { forgetStandards, type StandardRow } from './queries/standard-rows.ts'
export { standardsAsTheyStand } from './queries/rows-in-force.ts'
export { standardChanged } from './events.ts'
export type { Where as StandardPlace } from './rules/in-force.ts'
export type { StandardKey } from './contract/words.ts'
export { setStandard } from './actions/set-standard.ts'
export { overrideForPalace } from './actions/override-for-palace.ts'
export { providePalaceStanding, type FindPalaceStanding, type PalaceStanding } from './ports.ts'
