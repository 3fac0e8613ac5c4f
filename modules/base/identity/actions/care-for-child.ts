import { z } from 'zod'
import { maskName } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { ChildInput, NewChild } from '../contract.ts'
import { errors } from '../errors.ts'
import { canCareFor, isSomeone } from '../policy.ts'
import { familyOf, guardianOf } from '../queries/family.ts'
import { forgetPeople } from './forget-people.ts'
import { sealed } from '../queries/person-columns.ts'
import { ageAt, childrenAtMost, childUntilAge } from '../rules/age.ts'
import { consentVersions } from '../rules/consent.ts'
import { identityDb } from '../schema/db.ts'

/** A child's name and year of birth, or the problem with them. */
function checked(child: { name: string; birthYear: number }, now: Temporal.Instant) {
  const age = ageAt(child.birthYear, now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate())
  if (child.name === '') throw errors.error('name-needed', { field: 'name' })
  if (age < 0) throw errors.error('birth-year-implausible', { field: 'birthYear' })
  if (age > childUntilAge)
    throw errors.error('child-too-old', { field: 'birthYear', params: { age: childUntilAge } })
  return { name: sealed('name', child.name), name_masked: maskName(child.name), birth_year: child.birthYear }
}

/**
 * A guardian adds a child, and agrees to our keeping its name and year of birth. P5.
 * @throws Problem `consent-needed` | `name-needed` | `birth-year-implausible` | `child-too-old` | `too-many-children`
 */
export const addChild = action(NewChild, async ({ actor, tx, now, allow, journal }, input) => {
  allow(isSomeone(actor))
  const guardian = actor.personId!
  if (!input.agreed) throw errors.error('consent-needed', { field: 'agreed' })
  const db = identityDb(tx)
  // The guardian's row is the lock: two requests at once cannot both add the last child.
  const { locale, division_code } = await db
    .selectFrom('identity.person')
    .select(['locale', 'division_code'])
    .where('id', '=', guardian)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if ((await familyOf(tx, guardian)).length >= childrenAtMost)
    throw errors.error('too-many-children', { params: { most: childrenAtMost } })
  const id = newId()
  await db
    .insertInto('identity.person')
    .values({ id, ...checked(input, now), guardian_id: guardian, locale, division_code, created_at: now })
    .execute()
  await db
    .insertInto('identity.consent')
    .values({
      person_id: id,
      purpose: 'childData',
      version: consentVersions.childData,
      given_at: now,
      given_by: guardian,
    })
    .execute()
  journal({ action: 'identity.addChild', subject: { type: 'person', id }, after: { guardianId: guardian } })
  return { id }
})

/** A guardian corrects a child's name or year of birth. @throws Problem as `addChild`, `not-allowed` */
export const correctChild = action(
  ChildInput.extend({ personId: z.uuid() }),
  async ({ actor, tx, now, allow, journal }, input) => {
    allow(canCareFor(actor, await guardianOf(tx, input.personId)))
    await identityDb(tx)
      .updateTable('identity.person')
      .set(checked(input, now))
      .where('id', '=', input.personId)
      .execute()
    journal({ action: 'identity.correctChild', subject: { type: 'person', id: input.personId } })
  },
)

/** A guardian takes a child out: every module forgets it; what it attended stays counted. */
export const removeChild = action(z.object({ personId: z.uuid() }), async (scope, { personId }) => {
  scope.allow(canCareFor(scope.actor, await guardianOf(scope.tx, personId)))
  await forgetPeople(scope, [personId], 'guardian')
})
