// Takes an export that is sent over HTTPS.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Accepted, Incoming, Receiver, Refused } from '../../core/connector/contract';
import { Halt, Retry } from '../../core/connector/outcome';
import type { Host, Spooled } from '../../core/connector/host';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../core/model/json';
import { maxBytes, type InavigatorConfig, type UploadConfig } from './config';
import { storable } from './raw';
import { checkSender } from './sender';
import { takeIn, type TakenIn } from './take-in';

/** Keys are remembered for a week: longer than any sender keeps trying. */
const REMEMBER_MS = 7 * 24 * 60 * 60 * 1000;

const refused = (status: number, ...diagnostics: Diagnostic[]): Refused => ({ state: 'refused', status, diagnostics });

/** Name for messages: what the sender calls the file, without folders and strange signs. */
const nameOf = (request: Incoming): string => path.basename(request.headers['x-zaaksluis-filename'] ?? 'upload.xml').replace(/[^\w. ()-]/g, '_').slice(0, 120);

/** Answers 202 with what was taken in, 400 for a file that cannot be read, 401, 405, 409 (same key, other content), 413. */
export function makeReceiver(host: Host, settings: InavigatorConfig, upload: UploadConfig): Receiver {
  return {
    receive: async (request, signal) => {
      const subject = host.connection;
      if (request.method !== 'POST') return refused(405, diagnostic('ZS3119', 'only POST is offered here', { subject }));
      const check = checkSender(request, upload, host.clock.now());
      if ('refused' in check) return refused(401, diagnostic('ZS3113', check.refused, { subject }));
      const limit = maxBytes(settings);
      if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(settings, subject);
      let spooled: Spooled;
      try {
        spooled = await host.spool.keep(check.watch(request.body), limit, signal);
      } catch (thrown) {
        if (thrown instanceof DiagnosticError && thrown.diagnostics.some(({ code }) => code === 'ZS5001')) return tooLarge(settings, subject);
        throw thrown;
      }
      try {
        if (!check.trusted()) return refused(401, diagnostic('ZS3113', 'the signature does not fit the body', { subject }));
        return await once(host, request.headers['idempotency-key'], spooled, () => read(host, settings, spooled, nameOf(request), signal));
      } finally {
        await host.spool.discard(spooled.name);
      }
    },
  };
}

const tooLarge = (settings: InavigatorConfig, subject: string): Refused => refused(413, diagnostic('ZS5001', `the upload is larger than ${settings.maxMegabytes} MB`, { subject }));

async function read(host: Host, settings: InavigatorConfig, spooled: Spooled, name: string, signal: AbortSignal): Promise<Accepted | Refused> {
  try {
    return answerOf(await takeIn(host, settings, spooled, name, signal), name);
  } catch (thrown) {
    if (!(thrown instanceof DiagnosticError) || thrown instanceof Retry || thrown instanceof Halt) throw thrown;
    return refused(400, ...thrown.diagnostics);
  }
}

function answerOf(taken: TakenIn, bestand: string): Accepted {
  const body: JsonObject = { bestand, zaaktypen: taken.names.map(({ ref }) => ref.id), verwijderd: taken.removed, alBekend: taken.again, diagnostics: storable(taken.diagnostics) };
  return { state: 'accepted', status: 202, names: taken.names, body };
}

/** The same key with the same content gets the same answer; with other content 409. A refusal frees the key for a better file. */
async function once(host: Host, given: string | undefined, spooled: Spooled, work: () => Promise<Accepted | Refused>): Promise<Accepted | Refused> {
  if (given === undefined || given === '') return work();
  const key = `key/${createHash('sha256').update(given).digest('hex')}`;
  const now = host.clock.now().getTime();
  await forgetOld(host, now);
  const held = await host.shelf.exclusively(async (shelf) => {
    const before = await shelf.get(key);
    if (before === undefined) await shelf.put(key, { sha256: spooled.sha256, at: now });
    return before;
  });
  if (isObject(held)) {
    if (held['sha256'] !== spooled.sha256) return refused(409, diagnostic('ZS3114', 'this Idempotency-Key came before with other content', { subject: host.connection }));
    // Without an answer: the first one is still at work, or died. Doing it again has no second effect.
    if (isObject(held['answer'])) return held['answer'] as unknown as Accepted;
  }
  const answer = await work();
  if (answer.state === 'refused') await host.shelf.remove(key);
  else await host.shelf.put(key, { sha256: spooled.sha256, at: now, answer: JSON.parse(JSON.stringify(answer)) as JsonObject });
  return answer;
}

async function forgetOld(host: Host, now: number): Promise<void> {
  for (const { key, value } of await host.shelf.scan('key/', null, 1000)) {
    if (isObject(value) && typeof value['at'] === 'number' && value['at'] < now - REMEMBER_MS) await host.shelf.remove(key);
  }
}
