import { registerMessages } from '#kit/i18n/index.ts'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

declare module '#kit/i18n/index.ts' {
  interface MessageNamespaces {
    files: typeof zh
  }
}

registerMessages('files', { zh, en })
