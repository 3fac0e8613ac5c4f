import { keyring } from '#kit/crypto/index.ts'

/**
 * What the installation promises when a window opens and tells after the seal: made from its secret key and the round, so that nothing is
 * kept that could be lost or exchanged.
 */
export const platformSecret = (roundId: string): string => platformSecrets(roundId)[0]!

/** The same under each key: the key may change while a window is open. */
export const platformSecrets = (roundId: string): string[] =>
  keyring()
    .lookupHashes('allocation.platformSecret', roundId)
    .map((bytes) => bytes.toString('hex'))
