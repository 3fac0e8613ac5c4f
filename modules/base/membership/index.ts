import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { personalData } from './actions/personal-data.ts'
import { membershipApi } from './routes/api.ts'

export const membershipModule = defineModule({
  name: 'membership',
  api: membershipApi,
  personalData,
  sealed: [
    { table: 'membership.roll_change', key: ['import_id', 'row_number'], column: 'name_before' },
    { table: 'membership.member', key: ['id'], column: 'name' },
    {
      table: 'membership.member',
      key: ['id'],
      column: 'phone',
      hashes: {
        phone_hash: { kind: 'phone', of: (phone) => phone },
        phone_last4: { kind: 'phoneLast4', of: (phone) => phone.slice(-4) },
      },
    },
  ],
})

// For demonstration data.
export { insertUnions, type PlainUnion } from './queries/insert-unions.ts'

export { importRoll } from './actions/import-roll.ts'
export { canKeepRoll } from './policy.ts'
export { unionsOf, type ActedUnion } from './actions/unions-of.ts'
export { unionOfPhone } from './queries/standing.ts'
export { withCheckCharacter } from './rules/unified-code.ts'
