import type { Api } from '#kit/http/api.ts'
import { mineApi } from './api/mine.ts'
import { passkeysApi } from './api/passkeys.ts'
import { peopleApi } from './api/people.ts'
import { retentionApi } from './api/retention.ts'
import { securityApi } from './api/security.ts'
import { signInApi } from './api/sign-in.ts'

export function identityApi(api: Api): void {
  signInApi(api)
  mineApi(api)
  passkeysApi(api)
  peopleApi(api)
  retentionApi(api)
  securityApi(api)
}
