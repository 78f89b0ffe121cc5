// Sends one message by hand, over a connection of the configuration or to an address; no database is opened, so a system can be tried alone.
import path from 'node:path';
import { CONNECTORS } from '../../connectors/registry';
import type { HandOrder, HandSent } from '../connector/by-hand';
import { createHttp } from '../connector/http/client';
import { secretsIn } from '../connector/secret';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { soundFiles, type HouseFolders } from './files';

/** What the command line says. `to`: the name of a connection, or a URL. */
export interface ByHandOrder extends Omit<HandOrder, 'settings' | 'url' | 'file'> {
  readonly to: string;
  /** Spoken to at a URL. */
  readonly connector: string;
  readonly file: string | null;
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text);

interface Spoken {
  readonly connector: string;
  readonly settings: JsonObject | null;
}

async function spokenTo(at: HouseFolders, { to, connector }: ByHandOrder, environment: string | undefined): Promise<Spoken> {
  if (isUrl(to)) return { connector, settings: null };
  const { config } = await soundFiles(at, environment);
  const known = config.connections.get(to);
  if (!known) throw new DiagnosticError([diagnostic('ZS1203', `there is no connection "${to}"`, { remedy: `Choose one of ${[...config.connections.keys()].join(', ') || 'none'}, or write a URL.` })]);
  const settings = known.settings as JsonObject;
  for (const { secret } of secretsIn(settings)) secret.bind({ root: at.root, env: process.env });
  return { connector: known.connector, settings };
}

/** Throws ZS1203 where this connector cannot be spoken to by hand. */
export async function sendByHand(at: HouseFolders, order: ByHandOrder, environment: string | undefined, signal: AbortSignal): Promise<HandSent> {
  const { connector: name, settings } = await spokenTo(at, order, environment);
  const connector = CONNECTORS.get(name);
  if (!connector?.byHand) throw new DiagnosticError([diagnostic('ZS1203', `connector "${name}" has no messages to send by hand`)]);
  const { to, file, ...rest } = order;
  return connector.byHand.send({ ...rest, settings, url: isUrl(to) ? to.replace(/\/$/, '') : null, file: file === null ? null : path.resolve(file) }, { http: createHttp(), clock: { now: () => new Date() } }, signal);
}
