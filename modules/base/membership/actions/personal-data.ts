import type { PersonalData } from '#kit/module/index.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import '../messages/index.ts'
import { linesOfPhones } from '../queries/lines-of-phones.ts'
import { phoneHash } from '../queries/roll-columns.ts'

/**
 * The lines of rolls on which someone's phone stands are told to them. They are the union's record, not the account's:
 * they stay when the account is closed, and the union's federation corrects or ends them.
 */
export const personalData: PersonalData = {
  columns: { 'membership.roll_change.member_id': 'deed' },
  async tell(db, personIds) {
    const contacts = await Promise.all(personIds.map((id) => contactOf(db, id)))
    const hashes = contacts.flatMap((contact) => (contact?.phone ? [phoneHash(contact.phone)] : []))
    const lines = await linesOfPhones(db, hashes)
    return [
      {
        name: 'unionRolls',
        title: 'membership:roll',
        columns: {
          union: { label: 'membership:column.unionName' },
          name: { label: 'membership:column.name' },
          joinedOn: { label: 'membership:column.joinedOn' },
          leftOn: { label: 'membership:column.leftOn' },
        },
        rows: lines.map(({ joinedOn, leftOn, ...line }) => ({
          ...line,
          joinedOn: joinedOn?.toString() ?? null,
          leftOn: leftOn?.toString() ?? null,
        })),
      },
    ]
  },
  forget: async () => undefined,
}
