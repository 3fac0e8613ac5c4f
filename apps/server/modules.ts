import type { ServerModule } from '#kit/module/index.ts'

/** Every module that the server runs, in the order of the sentence. */
export const modules: ServerModule[] = []
