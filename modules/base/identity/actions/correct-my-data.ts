import { sql } from 'kysely'
import { z } from 'zod'
import { maskName } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { MyDataChange } from '../contract.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { sealed } from '../queries/person-columns.ts'
import { identityDb } from '../schema/db.ts'

/**
 * A person corrects what we keep about them; fields left out stay. The journal names the fields, never their values.
 * @throws Problem `name-needed` | `birth-year-implausible` | `email-not-understood`
 */
export const correctMyData = action(
  MyDataChange,
  async ({ actor, tx, now, allow, journal, unchanged }, change) => {
    allow(isSomeone(actor))
    if (Object.keys(change).length === 0) return unchanged()
    const { name, email, birthYear, divisionCode, unionName, member, gigWorker, elderMode, ...plain } = change
    if (name === '') throw errors.error('name-needed', { field: 'name' })
    if (birthYear && birthYear > now.toZonedDateTimeISO('Asia/Shanghai').year)
      throw errors.error('birth-year-implausible', { field: 'birthYear' })
    if (email && !z.email().safeParse(email).success)
      throw errors.error('email-not-understood', { field: 'email' })
    await identityDb(tx)
      .updateTable('identity.person')
      .set({
        ...plain,
        ...(name && { name: sealed('name', name), name_masked: maskName(name) }),
        ...(email !== undefined && { email: sealed('email', email || null) }),
        ...(birthYear !== undefined && { birth_year: birthYear }),
        ...(divisionCode !== undefined && { division_code: divisionCode }),
        ...(member !== undefined && { member, said_member: ownWord('member', member) }),
        ...(unionName !== undefined && {
          union_name: unionName || null,
          said_union_name: ownWord('union_name', unionName || null),
        }),
        ...(gigWorker !== undefined && { gig_worker: gigWorker }),
        ...(elderMode !== undefined && { elder_mode: elderMode }),
      })
      .where('id', '=', actor.personId!)
      .execute()
    const fields = Object.keys(change).toSorted()
    journal({
      action: 'identity.correctData',
      subject: { type: 'person', id: actor.personId! },
      after: { fields },
    })
  },
)

/** Only what somebody changes is their own word: a form sends back what a roll says, too. */
const ownWord = <Value extends boolean | string | null>(column: 'member' | 'union_name', value: Value) =>
  sql<Value>`case when ${sql.ref(column)} is distinct from ${value} then ${value} else ${sql.ref(`said_${column}`)} end`
