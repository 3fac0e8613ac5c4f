import { keyring, type SealedColumn } from '#kit/crypto/index.ts'

const NAME_COLUMN = 'enrolment.door_act.walk_in_name'

/** The encrypted column of what doors did, for a change of keys. */
export const sealedActColumns: readonly SealedColumn[] = [
  { table: 'enrolment.door_act', key: ['palace_id', 'id'], column: 'walk_in_name' },
]

export const sealedNameOnAct = (name: string): Buffer => keyring().encrypt(NAME_COLUMN, name)

/** The name of a walk-in as the act keeps it. */
export const nameOnAct = (bytes: Buffer): string => keyring().decrypt(NAME_COLUMN, bytes)
