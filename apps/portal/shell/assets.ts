import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from './document.tsx'

export type { Assets }

/** Finds the built style and script by the manifest that the build wrote. */
export function readAssets(root: string): Assets {
  const manifest = JSON.parse(
    readFileSync(join(root, 'build/portal/.vite/manifest.json'), 'utf8'),
  ) as Manifest
  const script = manifest['apps/portal/islands/main.ts']
  const style = manifest['apps/portal/styles/index.css']
  if (!script || !style) throw new Error('The portal is not built: run npm run build.')
  return { script: `/${script.file}`, style: `/${style.file}` }
}

type Manifest = Record<string, { file: string } | undefined>
