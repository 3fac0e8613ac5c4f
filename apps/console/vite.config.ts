import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

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

/** The staff site: one page, one chunk a screen, files named by their content below /console/assets. */
export default defineConfig({
  root: path('.'),
  base: '/console/',
  plugins: [react(), nonceOnEveryStyle],
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
      // Our own modules only define things, save messages (which register themselves), styles and the entry: so a
      // screen carries the parts that it uses, and the first page not the parts of all screens.
      treeshake: {
        moduleSideEffects: [
          { test: /\/messages\/index\.ts$|\.css$|\/(main|start)\.tsx$/, sideEffects: true },
          { test: /\/(kit|modules|apps)\/(?!.*node_modules).*\.tsx?$/, sideEffects: false },
        ],
      },
      output: {
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
