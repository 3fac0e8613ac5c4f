export { BackupError } from './archive.ts'
export { backUp, type Manifest } from './back-up.ts'
export { checkFile } from './check-file.ts'
export { restore, type Restored } from './restore.ts'
