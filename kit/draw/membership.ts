import { compareBytes, fromHex, toHex, utf8 } from './bytes.ts'
import { MerkleTree, verifyMerklePath } from './merkle.ts'
import { tableRows } from './table.ts'

/** Shows one row's place in a sealed list, without the list: some twenty hashes for a million rows. */
export type Membership = {
  /** The line of the list, without its end. */
  line: string
  /** Which row it is, from 1. */
  row: number
  /** From the leaf upwards; `left`: the hash stands on the left. */
  path: { hash: string; left: boolean }[]
}

/** The row with this first cell; null when there is none. @throws DrawError `bad-table` */
export function membershipOf(list: Uint8Array, columns: readonly string[], name: string): Membership | null {
  const wanted = utf8(name)
  for (const { row, start, comma, end } of tableRows(list, columns)) {
    if (comma - start !== wanted.length || compareBytes(list.subarray(start, comma), wanted) !== 0) continue
    const tree = new MerkleTree(row)
    for (const each of tableRows(list, columns)) tree.add(list.subarray(each.start, each.end))
    const line = new TextDecoder().decode(list.subarray(start, end))
    const path = tree.end().path.map(({ hash, left }) => ({ hash: toHex(hash), left }))
    return { line, row: row + 1, path }
  }
  return null
}

/** Whether the row is in the list with this root (`list.root` of seal.json). */
export const isMember = (root: string, { line, path }: Membership): boolean =>
  verifyMerklePath(
    fromHex(root),
    utf8(line),
    path.map(({ hash, left }) => ({ hash: fromHex(hash), left })),
  )
