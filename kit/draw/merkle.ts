import { compareBytes } from './bytes.ts'
import { sha256, sha256After } from './sha256.ts'

/** From the leaf upwards: the hash beside it at each level, and whether that stands on the left. */
export type MerklePath = readonly { hash: Uint8Array; left: boolean }[]

const leaf = sha256After(Uint8Array.of(0))
const node = sha256After(Uint8Array.of(1))
const DEEPEST = 53

/**
 * The Merkle tree of RFC 6962 over leaves that are added one after the other: leaf = SHA-256(00 ‖ bytes), node =
 * SHA-256(01 ‖ left ‖ right). Holds one hash for each level, never the tree. `watched` is the leaf whose path is wanted.
 */
export class MerkleTree {
  readonly #hashes = new Uint8Array(32 * DEEPEST)
  readonly #starts: number[] = []
  readonly #path: { hash: Uint8Array; left: boolean }[] = []
  readonly #watched: number
  #count = 0

  constructor(watched = -1) {
    this.#watched = watched
  }

  add(bytes: Uint8Array): void {
    leaf.into(this.#hashes, 32 * this.#starts.length, bytes)
    this.#starts.push(this.#count++)
    for (let n = this.#count; n % 2 === 0; n /= 2) this.#join()
  }

  /** The root, and the path of the watched leaf; ends the tree. Of no leaves: SHA-256 of nothing, as RFC 6962 says. */
  end(): { root: Uint8Array; path: MerklePath } {
    if (this.#count === 0) return { root: sha256(new Uint8Array()), path: [] }
    while (this.#starts.length > 1) this.#join()
    return { root: this.#hashes.slice(0, 32), path: this.#path }
  }

  /** Replaces the last two subtrees by the one above them. */
  #join(): void {
    const right = this.#starts.length - 1
    const left = right - 1
    const hashOf = (which: number) => this.#hashes.subarray(32 * which, 32 * which + 32)
    const w = this.#watched
    if (w >= this.#starts[right]! && w < this.#count)
      this.#path.push({ hash: hashOf(left).slice(), left: true })
    else if (w >= this.#starts[left]! && w < this.#starts[right]!)
      this.#path.push({ hash: hashOf(right).slice(), left: false })
    node.into(this.#hashes, 32 * left, hashOf(left), hashOf(right))
    this.#starts.pop()
  }
}

/** Whether this leaf stands under this root. */
export function verifyMerklePath(root: Uint8Array, bytes: Uint8Array, path: MerklePath): boolean {
  const hash = new Uint8Array(32)
  leaf.into(hash, 0, bytes)
  for (const beside of path)
    if (beside.left) node.into(hash, 0, beside.hash, hash)
    else node.into(hash, 0, hash, beside.hash)
  return compareBytes(hash, root) === 0
}
