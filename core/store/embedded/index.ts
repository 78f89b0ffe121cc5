// The embedded PostgreSQL: what the rest of the house uses of it.
export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded';
export { stopEmbedded } from './stop';
