import type { Keyring } from './keyring.ts'

let installed: Keyring | undefined

/** Gives the process the keyring of this installation, once, before the first request. */
export function setKeyring(keyring: Keyring): void {
  installed = keyring
}

/** The keyring of this installation. @throws Error before `setKeyring`. */
export function keyring(): Keyring {
  if (!installed) throw new Error('setKeyring was not called.')
  return installed
}
