// Backup and restore, and recognising a database that is not where we left it.
export { backup, type Progress } from './backup';
export type { Manifest } from './manifest';
export { endRecovering, recovering, type Recovering } from './recovering';
export { replace, type Replaced } from './replace';
export { restore } from './restore';
export { verifyBackup } from './verify';
export { beat, recognise } from './witness';
