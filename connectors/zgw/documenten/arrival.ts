// Looks at the target whether a content arrived as it was sent: its size, and on request its bytes.
import { createHash } from 'node:crypto';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { statedSha256 } from './checksum';
import { DOCUMENTS } from './doors';
import type { Locking } from './locking';
import type { Options } from './options';

/** What was sent to which version. */
export interface Sent {
  readonly document: string;
  readonly versie: number;
  readonly size: number;
  readonly sha256: string;
}

/** Throws Blocked ZS5022 (size) or ZS5021 (bytes); the document is then kept in mind as wrong, so that its content is sent anew. */
export async function checkArrival(at: Locking, sent: Sent, options: Pick<Options, 'verify'>): Promise<void> {
  const path = `/${DOCUMENTS}/${sent.document}`;
  const held = await at.doors.documenten.get(path, {}, at.signal);
  const wrong = async (code: 'ZS5021' | 'ZS5022', said: string): Promise<never> => {
    await at.locks.keep(sent.document, { wrong: true });
    throw new Blocked(diagnostic(code, said, { subject: at.subject }));
  };
  const size = held?.['bestandsomvang'];
  if (size !== sent.size) await wrong('ZS5022', `${sent.size} bytes were sent, and the target states ${typeof size === 'number' ? size : 'no size'}`);
  const stated = held === null ? null : statedSha256(held);
  if (stated !== null && stated !== sent.sha256) await wrong('ZS5021', `the target states SHA-256 ${stated.slice(0, 12)}…, ${sent.sha256.slice(0, 12)}… was sent`);
  if (options.verify !== 'read-back') return;
  const digest = createHash('sha256');
  const answer = await at.doors.documenten.bytes(`${path}/download`, {}, {}, at.signal);
  for await (const chunk of (answer.stream ?? []) as AsyncIterable<Buffer>) digest.update(chunk);
  const back = digest.digest('hex');
  if (back !== sent.sha256) await wrong('ZS5021', `the target gives back SHA-256 ${back.slice(0, 12)}…, ${sent.sha256.slice(0, 12)}… was sent`);
}
