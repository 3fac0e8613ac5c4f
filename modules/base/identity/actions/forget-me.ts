import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { isSomeone } from '../policy.ts'
import { familyOf } from '../queries/family.ts'
import { forgetPeople } from './forget-people.ts'

/**
 * A person closes their account (PIPL, art. 47): they and the children they look after are forgotten in every module, and
 * whatever they still claim is given back.
 */
export const forgetMe = action(z.object({}), async (scope) => {
  scope.allow(isSomeone(scope.actor))
  const me = scope.actor.personId!
  const children = await familyOf(scope.tx, me)
  await forgetPeople(scope, [me, ...children.map(({ id }) => id)])
})
