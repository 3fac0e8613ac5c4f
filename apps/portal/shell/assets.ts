import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from './document.tsx'

export type { Assets }

/** Finds the built style and script by the manifest that the build wrote. */
export function readAssets(root: string): Assets {
  const manifest = JSON.parse(
    readFileSync(join(root, 'build/portal/.vite/manifest.json'), 'utf8'),
  ) as Manifest
  const entry = manifest['apps/portal/islands/main.ts']
  const style = entry?.css?.[0]
  if (!entry || !style) throw new Error('The portal is not built: run npm run build.')
  return { script: `/${entry.file}`, style: `/${style}` }
}

type Manifest = Record<string, { file: string; css?: string[] } | undefined>
