export {
  beaconChain,
  beaconChains,
  beaconRandomness,
  beaconRoundAt,
  beaconTime,
  quicknet,
  verifyBeacon,
  type BeaconChain,
  type BeaconRound,
} from './beacon.ts'
export { compareBytes, DrawError, fromHex, toHex, utf8, type DrawErrorCode } from './bytes.ts'
export { canonicalFile, readCanonicalFile, type Plain } from './canonical.ts'
export { checkReveals, commitmentTo, secretOf, type Commitment, type Reveal } from './contributions.ts'
export { MerkleTree, verifyMerklePath, type MerklePath } from './merkle.ts'
export { orderOf } from './order.ts'
export { drawFiles, type DrawFileName, type DrawFiles, type Progress } from './files.ts'
export { proofFile, proofOf, readProof, type Proof } from './proof.ts'
export {
  checkPlan,
  digestOf,
  FORMAT,
  readSeal,
  sealFile,
  sealOf,
  STEP,
  type EntropyPlan,
  type Seal,
} from './seal.ts'
export { seedOf, type Entropy, type Seed } from './seed.ts'
export { sha256, sha256Hex } from './sha256.ts'
export { streamOf } from './stream.ts'
export { Fields, numberOf, readShape, textOf } from './shape.ts'
export { RowWriter } from './row-writer.ts'
export { rowsIn, tableFile, tableRows, type RowPlace } from './table.ts'
export { named, ticketOf, ticketsOf } from './ticket.ts'
export {
  findingCodes,
  verifyDraw,
  type Computation,
  type Finding,
  type FindingCode,
  type Verdict,
} from './verify.ts'
export { isMember, membershipOf, type Membership } from './membership.ts'
