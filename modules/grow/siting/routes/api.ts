import type { Api } from '#kit/http/api.ts'
import { candidatesApi } from './candidates.ts'
import { scenariosApi } from './scenarios.ts'

/** The JSON operations of siting. */
export function sitingApi(api: Api): void {
  candidatesApi(api)
  scenariosApi(api)
}
