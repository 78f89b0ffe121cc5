// Our own certificate and the CAs we trust, read from files and read again when they change: a rotation needs no restart.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server as HttpsServer, ServerOptions } from 'node:https';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Logger } from '../diagnostics/log';
import type { Secret } from '../connector/secret';

export interface TlsSettings {
  /** File with our certificate and those between it and the root, PEM. */
  readonly cert: string;
  readonly key: Secret;
  /** Files with the CAs that issue certificates of callers, PEM. */
  readonly ca: readonly string[];
  /** Files with lists of revoked certificates, PEM. */
  readonly crl: readonly string[];
  readonly clients: 'none' | 'ask' | 'require';
}

/** What TLS works with, as it stands in the files now. */
export interface Tls {
  /** For the server as it opens. */
  readonly options: ServerOptions;
  /** Looks at the files; where they changed and hold together, new connections get them. Those that stand keep what they have. */
  renew(server: Pick<HttpsServer, 'setSecureContext'>): 'same' | 'renewed' | 'unusable';
}

interface Material {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string[];
  readonly crl?: string[];
}

const digest = (material: Material): string => createHash('sha256').update(JSON.stringify(material)).digest('hex');

/** Reads the files. Throws DiagnosticError ZS6090 where one is missing or they do not belong together. */
export function openTls(settings: TlsSettings, root: string, log: Logger): Tls {
  const read = (file: string): string => readFileSync(path.resolve(root, file), 'utf8');
  const load = (): Material => ({
    cert: read(settings.cert),
    key: settings.key.reveal(),
    ...(settings.ca.length > 0 ? { ca: settings.ca.map(read) } : {}),
    ...(settings.crl.length > 0 ? { crl: settings.crl.map(read) } : {}),
  });
  const refuse = (error: unknown): DiagnosticError => {
    if (error instanceof DiagnosticError) return error;
    const { code, path: file } = error as NodeJS.ErrnoException;
    return new DiagnosticError([diagnostic('ZS6090', `http.tls: ${code ?? 'cannot be used'}${file === undefined ? '' : ` ${path.relative(root, file)}`}`)], { cause: error });
  };
  const checked = (): Material => {
    try {
      const material = load();
      createSecureContext({ ...material }); // throws where key and certificate are not a pair
      return material;
    } catch (error) {
      throw refuse(error);
    }
  };
  const first = checked();
  let known = digest(first);
  let complained = '';
  return {
    options: { ...first, minVersion: 'TLSv1.2', requestCert: settings.clients !== 'none', rejectUnauthorized: settings.clients === 'require' },
    renew(server) {
      try {
        const material = checked();
        const now = digest(material);
        complained = '';
        if (now === known) return 'same';
        server.setSecureContext({ ...material, minVersion: 'TLSv1.2' });
        known = now;
        log.info({}, 'certificate, key or CAs were replaced; new connections get the new ones');
        return 'renewed';
      } catch (error) {
        // Half of a rotation: the old pair stays in use until the files hold together again.
        const why = refuse(error).message;
        if (why !== complained) log.warn({ why }, 'the files under http.tls do not hold together; the former ones stay in use');
        complained = why;
        return 'unusable';
      }
    },
  };
}
