import { moduleMap } from '../../modules/map.ts'
import { checkArchitecture } from './check.ts'
import { readTree } from './tree.ts'

const tree = readTree(process.cwd())
const findings = checkArchitecture(tree, moduleMap)
for (const { file, line, rule, sentence } of findings) console.error(`${file}:${line} ${rule}: ${sentence}`)
console.log(
  findings.length === 0
    ? `architecture: ${tree.size} files in order`
    : `architecture: ${findings.length} findings`,
)
process.exitCode = findings.length === 0 ? 0 : 1
