import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project as text: path from the root, with forward slashes → content. */
export type Tree = ReadonlyMap<string, string>

const folders = 'kit,modules,apps,tools,bench,e2e,drills'
const readable = /\.(tsx?|sql)$/

/** Reads every file under the source folders; files that are not code or SQL are listed with empty text. */
export function readTree(root: string): Tree {
  const paths = globSync(`{${folders}}/**/*.*`, {
    cwd: root,
    exclude: (name) => name.includes('node_modules') || name.includes('planted'),
  })
  return new Map(
    paths.toSorted().map((path) => [path, readable.test(path) ? readFileSync(join(root, path), 'utf8') : '']),
  )
}

/**
 * A tree with a plant on top. Planted files end in `.txt`, so that compiler, linter and formatter pass them by;
 * one that ends in `.removed.txt` takes the file of that name away.
 */
export function overlay(tree: Tree, plant: string): Tree {
  const grown = new Map(tree)
  for (const path of globSync('**/*.txt', { cwd: plant }).toSorted()) {
    const target = path.replace(/(\.removed)?\.txt$/, '')
    if (path.endsWith('.removed.txt')) grown.delete(target)
    else grown.set(target, readFileSync(join(plant, path), 'utf8'))
  }
  return grown
}
