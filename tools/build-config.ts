import type { InlineConfig } from 'vite'

/**
 * The server as one bundle for Node; npm packages stay in node_modules. React goes in, so that it is the production
 * React whatever NODE_ENV says: the other draws pages several times slower.
 */
export const server: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: ['react', 'react-dom'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'build/server',
    sourcemap: true,
    rolldownOptions: { input: { main: 'apps/server/main.ts', compute: 'apps/server/compute.ts' } },
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
