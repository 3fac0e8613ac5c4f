import { addressOf } from '#kit/http/address.ts'
import type { AppContext } from '#kit/http/context.ts'
import type { Origin } from '../actions/sign-in/send-code.ts'

/** Where a request comes from, and by which device. */
export const originOf = (c: AppContext): Origin => ({
  address: addressOf(c),
  device: c.req.header('user-agent') ?? '',
})
