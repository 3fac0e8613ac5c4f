import { spawnSync } from 'node:child_process'

const NEEDED = [
  { name: 'chromium', present: () => answers('chromium', ['--version']) },
  {
    name: 'fonts-noto-cjk',
    present: () => spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout?.trim().length > 0,
  },
]

// libatomic1 is not among them: the launcher saw to it, for without it this program would not run.

/** Makes sure of the system packages that browser journeys need: installs them as root on Debian, else throws, saying which. */
export function ensureSystemPackages(): void {
  const missing = NEEDED.filter(({ present }) => !present()).map(({ name }) => name)
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && answers('apt-get', ['--version'])) {
    console.log(`Installing ${missing.join(', ')} …`)
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options)
    if (NEEDED.every(({ present }) => present())) return
  }
  throw new Error(
    `Browser journeys need ${missing.join(', ')}. Install: sudo apt-get install ${missing.join(' ')}`,
  )
}

function answers(command: string, args: string[]): boolean {
  return spawnSync(command, args).status === 0
}
