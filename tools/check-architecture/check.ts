import type { ModuleMap } from '../../modules/map.ts'
import { importsOf, type Import } from './imports.ts'
import { locate, resolve, type Territory } from './territory.ts'
import type { Tree } from './tree.ts'
import { cycles } from './rules/cycles.ts'
import { fileLength } from './rules/file-length.ts'
import { folderNames } from './rules/folder-names.ts'
import { kitAlone, kitDomainFree } from './rules/kit.ts'
import { mapOrder, moduleMapped } from './rules/module-map.ts'
import { moduleShape } from './rules/module-shape.ts'
import { frontDoor, nothingAbove, relativeStaysHome } from './rules/neighbours.ts'
import { partPackages, partsTable } from './rules/parts.ts'
import { pureRules } from './rules/pure-rules.ts'
import { migrationsOwnSchema } from './rules/migrations.ts'
import { sqlOwnSchema } from './rules/sql.ts'

export type Finding = { file: string; line: number; rule: string; sentence: string }

/** One import with both of its ends placed in the design. */
export type Edge = Import & { file: string; from: Territory; to: Territory; path?: string }

export type Project = { tree: Tree; map: ModuleMap; edges: readonly Edge[] }

/** A rule looks at the project and says where it is broken, or nothing. */
export type Rule = (project: Project) => Iterable<Omit<Finding, 'rule'>>

/** Every rule by the name that the report shows; each has a plant of the same name that proves it. */
export const rules: Readonly<Record<string, Rule>> = {
  'map-order': mapOrder,
  'module-mapped': moduleMapped,
  'module-shape': moduleShape,
  'front-door': frontDoor,
  'relative-stays-home': relativeStaysHome,
  'nothing-above': nothingAbove,
  'parts-table': partsTable,
  'part-packages': partPackages,
  'pure-rules': pureRules,
  'sql-own-schema': sqlOwnSchema,
  'migrations-own-schema': migrationsOwnSchema,
  'kit-alone': kitAlone,
  'kit-domain-free': kitDomainFree,
  'no-cycles': cycles,
  'folder-names': folderNames,
  'file-length': fileLength,
}

/** Holds the whole tree against every rule. */
export function checkArchitecture(tree: Tree, map: ModuleMap): Finding[] {
  const edges = [...tree]
    .filter(([path]) => /\.tsx?$/.test(path))
    .flatMap(([file, text]) =>
      importsOf(file, text).map((each): Edge => {
        const { path, territory } = resolve(file, each.specifier)
        return { ...each, file, from: locate(file), to: territory, path }
      }),
    )
  const project = { tree, map, edges }
  return Object.entries(rules).flatMap(([rule, look]) =>
    [...look(project)].map((each) => ({ ...each, rule })),
  )
}
