import type { InlineConfig } from 'vite'

/** The server as one bundle for Node; npm packages stay in node_modules. */
export const server: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'build/server',
    sourcemap: true,
    rolldownOptions: { input: { main: 'apps/server/main.ts' } },
  },
}

/** Styles and islands of the portal: one small file each, named by their content. */
export const portal: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: 'build/portal',
    manifest: true,
    modulePreload: false,
    rolldownOptions: { input: ['apps/portal/islands/main.ts', 'apps/portal/styles/index.css'] },
  },
}
