import { bls12_381 } from '@noble/curves/bls12-381.js'
import { DrawError, fromHex, toHex } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** A public beacon: a group of organisations that together sign the number of each round, and none of them alone can. */
export type BeaconChain = {
  /** Hash of the chain's parameters, by which it is named. */
  chain: string
  /** On G2 of BLS12-381, compressed. */
  publicKey: string
  /** Unix seconds of round 1. */
  genesis: number
  /** Seconds from one round to the next. */
  period: number
}
/** A round of a chain, named before it exists. */
export type BeaconRound = { readonly chain: string; readonly round: number }

/**
 * drand quicknet (League of Entropy), scheme bls-unchained-g1-rfc9380, since August 2023. Pinned here: whoever answers for
 * the chain in the network cannot name another key.
 */
export const quicknet: BeaconChain = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesis: 1692803367,
  period: 3,
}
export const beaconChains: readonly BeaconChain[] = [quicknet]

const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'

/** @throws DrawError `beacon-unknown` */
export function beaconChain(chain: string): BeaconChain {
  const found = beaconChains.find((each) => each.chain === chain)
  if (!found) throw new DrawError('beacon-unknown', chain)
  return found
}

/** When a round comes into being, in Unix seconds. */
export const beaconTime = ({ chain, round }: BeaconRound): number => {
  const { genesis, period } = beaconChain(chain)
  return genesis + period * (round - 1)
}

/** The first round that comes into being at this time (Unix seconds) or after. */
export const beaconRoundAt = ({ chain, genesis, period }: BeaconChain, time: number): BeaconRound => ({
  chain,
  round: Math.max(1, Math.ceil((time - genesis) / period) + 1),
})

/**
 * Whether this signature (48 bytes, on G1) is the one that the chain gave this round. Needs no network; about 30 ms. There is one
 * valid signature for a round, so nobody can choose among several.
 */
export function verifyBeacon({ chain, round }: BeaconRound, signature: string): boolean {
  const number = new Uint8Array(8)
  new DataView(number.buffer).setBigUint64(0, BigInt(round))
  const { publicKey } = beaconChain(chain)
  const bls = bls12_381.shortSignatures
  try {
    return bls.verify(fromHex(signature), bls.hash(sha256(number), DST), fromHex(publicKey))
  } catch {
    return false // not a point of the curve
  }
}

/** The randomness of a round as the beacon publishes it: SHA-256 of the signature. */
export const beaconRandomness = (signature: string): string => toHex(sha256(fromHex(signature)))
