import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const packages = (...names: string[]) => new RegExp(`/node_modules/(${names.join('|')})/`)

/** Two small style elements of antd's parts (scroll lock, scroll bar's width) forget the nonce; they read it from the page. */
const nonceOnEveryStyle: Plugin = {
  name: 'nonce-on-every-style',
  transform(code, id) {
    if (!id.includes('@rc-component/util/es/Dom/dynamicCSS.js')) return null
    const mended = code.replace(
      '    csp,\n',
      `    csp = { nonce: document.querySelector('meta[name="csp-nonce"]')?.content },\n`,
    )
    if (mended === code) throw new Error(`${id} has changed; check that its style elements carry the nonce`)
    return { code: mended, map: null }
  },
}

const WORKER = 'door-worker'

/**
 * Writes into the door's worker what the door needs to open without a network: the files of the first page, of the
 * door's screen and of what that loads later. Their names carry their content, so they name the build too.
 */
const filesOfTheDoor: Plugin = {
  name: 'files-of-the-door',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const find = (end: string) => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(end))
    const [entry, start, door] = ['/console/index.html', '/console/start.tsx', '/door/door.tsx'].map(find)
    const worker = chunks.find(({ name }) => name === WORKER)
    if (!entry || !start || !door || !worker) throw new Error('the chunks of the door have other names now')
    const files = new Set<string>()
    const take = (chunk: Rolldown.OutputChunk | undefined, deep: boolean): void => {
      if (!chunk || files.has(chunk.fileName)) return
      files.add(chunk.fileName)
      for (const file of chunk.viteMetadata?.importedCss ?? []) files.add(file)
      for (const file of chunk.viteMetadata?.importedAssets ?? []) files.add(file)
      const next = deep ? [...chunk.imports, ...chunk.dynamicImports] : chunk.imports
      for (const file of next)
        take(
          chunks.find(({ fileName }) => fileName === file),
          false,
        )
    }
    take(entry, true)
    take(start, false)
    take(door, true)
    const paths = JSON.stringify([...files].map((file) => `/console/${file}`))
    const build = createHash('sha256').update(paths).digest('hex').slice(0, 12)
    worker.code = `const DOOR_BUILD='${build}',DOOR_FILES=${paths};${worker.code}`
  },
}

/** The staff site: one page, one chunk a screen, files named by their content below /console/assets. */
export default defineConfig({
  root: path('.'),
  base: '/console/',
  plugins: [react(), nonceOnEveryStyle, filesOfTheDoor],
  // zod's words in fifty languages: the console shows the server's words, never zod's own.
  resolve: {
    alias: [
      { find: /^\.\.\/locales\/index\.js$/, replacement: path('../../node_modules/zod/v4/locales/en.js') },
    ],
  },
  // Whoever edits screens runs the server on 3000 beside it.
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:3000', '/preferences': 'http://127.0.0.1:3000' } },
  build: {
    outDir: path('../../build/console'),
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a data: script or style that the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path('index.html'), [WORKER]: path('door-worker.ts') },
      // Our own modules only define things, save messages (which register themselves), styles and the entry: so a
      // screen carries the parts that it uses, and the first page not the parts of all screens.
      treeshake: {
        moduleSideEffects: [
          { test: /\/messages\/index\.ts$|\.css$|\/(main|start)\.tsx$|door-worker\.ts$/, sideEffects: true },
          { test: /\/(kit|modules|apps)\/(?!.*node_modules).*\.tsx?$/, sideEffects: false },
        ],
      },
      output: {
        // The browser asks for the worker by one address.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          // These change more seldom than our code does, and so stay in the browser's cache.
          groups: [
            { name: 'react', test: packages('react', 'react-dom', 'react-router', 'scheduler', '@tanstack') },
            { name: 'contract', test: packages('zod', '@asteasolutions', '@hono', 'hono', 'openapi3-ts') },
          ],
        },
      },
    },
  },
})
