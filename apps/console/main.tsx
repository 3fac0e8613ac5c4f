// Browsers that do not know Temporal yet get it first: our own modules use it as soon as they load.
const ready = 'Temporal' in globalThis ? Promise.resolve() : import('temporal-polyfill/global')
void ready.then(() => import('./start.tsx'))
