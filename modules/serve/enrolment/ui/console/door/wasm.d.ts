declare module '*.wasm?url' {
  const address: string
  export default address
}

interface ImportMeta {
  /** Written in by the build. */
  readonly env: { readonly PROD: boolean }
}
