// Browsers that do not know Temporal yet get it first: our own modules use it as soon as they load.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
await import('./start.tsx')
