// The log of the house: pino, one JSON line each, with BSNs and secrets masked before they are written.
import pino, { type DestinationStream, type LevelWithSilent } from 'pino';
import { scrub, scrubValue } from './scrub';

/** Fields are plain values; what is no plain value is written as text. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

/** Standard error by default: standard output belongs to what a command answers. */
export function openLog(level: LevelWithSilent, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return wrap(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } }, destination));
}

function wrap(inner: pino.Logger): Logger {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string): void => {
    if (inner.isLevelEnabled(level)) inner[level](scrubValue(fields) as object, scrub(message));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), child: (fields) => wrap(inner.child(scrubValue(fields) as object)) };
}
