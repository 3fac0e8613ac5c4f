import { errors, type Refusal } from '../errors.ts'

/** @throws the problem that the refusal stands for, if there is one */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw errors.error(refusal.code, { field: refusal.field, params: refusal.params })
}
