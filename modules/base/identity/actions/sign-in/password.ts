import { errors } from '../../errors.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { signInLibrary } from './auth.ts'

/** @throws Problem `password-too-short` */
export function checkNewPassword(password: string): void {
  if (password.length < signIn.passwordLength)
    throw errors.error('password-too-short', { field: 'password', params: { length: signIn.passwordLength } })
}

/** A password as it may be kept. Slow on purpose; seeding hashes the demonstration password once. */
export async function hashPassword(password: string): Promise<string> {
  return (await signInLibrary().auth.$context).password.hash(password)
}

let nobodys: Promise<string> | undefined

/** Compares a password with the kept one; with none it compares too, so that the answer takes as long. */
export async function passwordIsRight(password: string, kept: string | null): Promise<boolean> {
  const library = (await signInLibrary().auth.$context).password
  nobodys ??= library.hash('a password that nobody has')
  const right = await library.verify({ password, hash: kept ?? (await nobodys) })
  return kept !== null && right
}
