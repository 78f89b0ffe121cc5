// Delivering a document through crashes and lost replies at every call.
import { memoryShelf } from '../../../test/support/shelf';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { Shelf } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import { startRegister, type Register, type Wrong } from './testing/register';
import { blank, brief, doorsTo, inhoud, look, NOW, pattern, round, sha256, targetTo, type Given, type Memory, type Source } from './testing/world';
import { releaseLeftBehind } from './upkeep';

let register: Register;
let shelf: Shelf;
const opened: ReturnType<typeof doorsTo>[] = [];

beforeEach(async () => {
  register = await startRegister({ partSize: 3000 });
  shelf = memoryShelf();
});
afterEach(async () => {
  for (const doors of opened.splice(0)) await doors[Symbol.asyncDispose]();
  await register[Symbol.asyncDispose]();
});

/** Another process each time: nothing is remembered but what is stored. */
function doors(content: JsonObject = {}) {
  const made = doorsTo(register, shelf, { inlineBelow: 1000, ...content });
  opened.push(made);
  return made;
}
const deliver = (want: JsonObject | null, memory: Memory, source: Source | null, given: Given = {}, content: JsonObject = {}) => round(targetTo(doors(content)), want, memory, source, given);
const source = (bytes: Buffer): Source => ({ bytes, opened: 0 });
const goesWrong = (method: string, path: RegExp, how: Wrong['do'], times = 1, code?: string): void => void register.wrong.push({ method, path, do: how, times, ...(code === undefined ? {} : { code }) });
const count = (call: string): number => register.calls.filter((one) => one === call).length;
const PART = 'PUT /bestandsdelen/*';

async function failure(run: Promise<unknown>): Promise<{ readonly code: string; readonly kind: string; readonly message: string }> {
  const error: unknown = await run.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof DiagnosticError)) throw error ?? new Error('nothing went wrong');
  return { code: error.diagnostics[0]?.code ?? '', kind: error.name, message: error.message };
}

/** At rest: one document, unlocked, with these contents in its versions. */
function expectAtRest(...contents: readonly Buffer[]): void {
  expect(register.only().versions.map((version) => version.digest)).toEqual(contents.map(sha256));
  expect(register.only().lock).toBeNull();
  expect(register.only().parts).toEqual([]);
}

const SMALL = pattern(500);
const LARGE = pattern(10_001); // four parts of at most 3000

test('the reply to a create is lost: the document is found by its natural key, and not doubled', async () => {
  const memory = blank();
  goesWrong('POST', /enkelvoudiginformatieobjecten$/, 'after');
  expect(await failure(deliver(brief({ inhoud: inhoud(SMALL) }), memory, source(SMALL)))).toMatchObject({ kind: 'Retry', code: 'ZS4001' });
  expect((await deliver(brief({ inhoud: inhoud(SMALL) }), memory, source(SMALL))).steps).toEqual([]);
  expectAtRest(SMALL);
});

test('the reply to a create with parts is lost, and its lock with it: the lock is broken, and the content comes as a version of its own', async () => {
  const memory = blank();
  goesWrong('POST', /enkelvoudiginformatieobjecten$/, 'after');
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)));
  expect(register.only().lock).not.toBeNull();
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
  expect(register.only().lock).toBeNull();
});

test('a server that tells the lock with its parts need not be forced', async () => {
  Object.assign(register.settings, { tellsLock: true, mayForce: false });
  const memory = blank();
  goesWrong('POST', /enkelvoudiginformatieobjecten$/, 'after');
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)));
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
  expect(register.only().lock).toBeNull();
});

test('where a lost lock may not be broken, it is said which right lacks, and nothing is made twice', async () => {
  register.settings.mayForce = false;
  const memory = blank();
  goesWrong('POST', /enkelvoudiginformatieobjecten$/, 'after');
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)));
  expect(await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)))).toMatchObject({ kind: 'Blocked', code: 'ZS4231' });
  register.settings.mayForce = true;
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
});

test.each([['before it took effect', 'before'], ['after it took effect', 'after']] as const)('a part whose call breaks %s is sent again, and no other', async (_, how) => {
  const memory = blank();
  let puts = 0;
  register.wrong.push({ method: 'PUT', get path() { return (puts += 1) === 3 ? /bestandsdelen/ : /never/; }, do: how, times: 1 });
  expect(await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)))).toMatchObject({ kind: 'Retry' });
  expect(count(PART)).toBe(3);
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(count(PART)).toBe(3 + 2);
  expectAtRest(LARGE);
});

test('killed between two parts, another process reads from the beginning and sends only what lacks', async () => {
  const memory = blank();
  const set = memory.transfers.set.bind(memory.transfers);
  let kept = 0;
  memory.transfers.set = (key, state) => {
    // The upload itself, then one per part: the process dies after the second part was kept.
    if ((kept += 1) > 3) throw new Error('killed');
    return set(key, state);
  };
  await expect(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE))).rejects.toThrow('killed');
  expect(count(PART)).toBe(3); // the third arrived and was never kept
  memory.transfers.set = set;
  const reading = source(LARGE);
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, reading);
  expect([count(PART), reading.opened]).toEqual([3 + 2, 1]);
  expectAtRest(LARGE);
});

test('a source that breaks off leaves what was sent, and the rest follows', async () => {
  const memory = blank();
  expect(await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, { ...source(LARGE), breaksAt: 7000 }))).toMatchObject({ kind: 'Retry', code: 'ZS5013' });
  expect(register.only().parts.map((part) => part.done)).toEqual([true, true, false, false]);
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.arrived).toEqual([1, 2, 3, 4]);
  expectAtRest(LARGE);
});

test('a source that changed in between gives up what was sent: our lock is released, the half document is gone, and it starts anew', async () => {
  const memory = blank();
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, { ...source(LARGE), breaksAt: 7000 }));
  const other = pattern(LARGE.length, 9);
  expect(await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(other)))).toMatchObject({ kind: 'Retry', code: 'ZS5012' });
  expect(register.documents.size).toBe(0);
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(other));
  expectAtRest(other);
});

test('a new version of the source replaces the upload of the old one under the same lock', async () => {
  const memory = blank();
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, { ...source(LARGE), breaksAt: 7000 }));
  const next = pattern(5000, 3);
  await deliver(brief({ inhoud: inhoud(next, { versie: 2 }) }), memory, source(next));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(next));
  expect([register.only().lock, count('POST /enkelvoudiginformatieobjecten/*/lock')]).toEqual([null, 0]);
});

test('content of an older document that turns out to be wrong never becomes a version', async () => {
  const memory = blank();
  await deliver(brief({ inhoud: inhoud(SMALL) }), memory, source(SMALL));
  const stated = { algoritme: 'sha_256', waarde: sha256(LARGE), datum: '2026-03-02' };
  const damaged = Buffer.from(LARGE);
  damaged[9000] = (damaged[9000] ?? 0) ^ 1;
  const want = brief({ integriteit: stated, inhoud: inhoud(LARGE, { versie: 2, sha256: sha256(LARGE) }) });
  expect(await failure(deliver(want, memory, source(damaged)))).toMatchObject({ kind: 'Blocked', code: 'ZS5011' });
  expectAtRest(SMALL);
});

test('the reply to the unlock is lost: nothing is sent again, and no version is added', async () => {
  const memory = blank();
  goesWrong('POST', /unlock$/, 'after');
  expect(await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)))).toMatchObject({ kind: 'Retry' });
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(count(PART)).toBe(4);
  expectAtRest(LARGE);
});

test('the unlock never arrived: it is done, and nothing is sent again', async () => {
  const memory = blank();
  goesWrong('POST', /unlock$/, 'before');
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE)));
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(count(PART)).toBe(4);
  expectAtRest(LARGE);
});

test('somebody broke our lock half-way: half a content is never taken for a whole one', async () => {
  const memory = blank();
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, { ...source(LARGE), breaksAt: 7000 }));
  await fetch(`${register.url}/documenten/api/v1/enkelvoudiginformatieobjecten/${register.only().id}/unlock`, { method: 'POST', body: '{}' });
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
  expect(register.only().lock).toBeNull();
});

test.each(['lock$', '[0-9a-f]$', 'unlock$'])('a reply lost at %s of a change ends in one version and no lock', async (path) => {
  const memory = blank();
  await deliver(brief(), memory, null);
  goesWrong(path === '[0-9a-f]$' ? 'PATCH' : 'POST', new RegExp(path === 'lock$' ? '/lock$' : path), 'after');
  await failure(deliver(brief({ titel: 'Nieuw' }), memory, null));
  await deliver(brief({ titel: 'Nieuw' }), memory, null);
  expect(register.only().versions).toHaveLength(2);
  expect(register.only().lock).toBeNull();
});

test('the lock of somebody else is respected: nothing is changed, and it is tried again later', async () => {
  const memory = blank();
  await deliver(brief(), memory, null);
  register.only().lock = 'van-een-ander';
  const { planned } = await look(targetTo(doors()), brief({ titel: 'Nieuw' }), memory);
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS4230']);
  expect(await failure(deliver(brief({ titel: 'Nieuw' }), memory, null))).toMatchObject({ kind: 'Retry', code: 'ZS4230' });
  expect([register.only().lock, register.only().versions.length]).toEqual(['van-een-ander', 1]);
  expect(await failure(deliver(brief({ titel: 'Nieuw' }), memory, null))).toMatchObject({ code: 'ZS4230' });
  register.only().lock = null;
  await deliver(brief({ titel: 'Nieuw' }), memory, null);
  expect(register.only().versions).toHaveLength(2);
});

test('a change the target refuses leaves no lock', async () => {
  const memory = blank();
  await deliver(brief(), memory, null);
  goesWrong('PATCH', /enkel/, 400, 1, 'invalid');
  expect(await failure(deliver(brief({ titel: 'Nieuw' }), memory, null))).toMatchObject({ kind: 'Refused' });
  expect([register.only().lock, register.only().versions.length]).toEqual([null, 1]);
});

test('a definitief document is changed by force, or the right that lacks is named; the connection goes on', async () => {
  const memory = blank();
  await deliver(brief({ status: 'definitief' }), memory, null);
  goesWrong('PATCH', /enkel/, 403, 1, 'permission_denied');
  expect(await failure(deliver(brief({ status: 'definitief', titel: 'Nieuw' }), memory, null))).toMatchObject({ kind: 'Blocked', code: 'ZS4234' });
  expect(register.only().lock).toBeNull();
  const planned = await deliver(brief({ status: 'definitief', titel: 'Nieuw' }), memory, null);
  expect(planned.diagnostics.map((finding) => [finding.code, finding.severity])).toEqual([['ZS4234', 'warning']]);
});

test.each([['in one call', SMALL], ['in parts', LARGE]])('a byte that flips at the target of a content sent %s is found by reading back, and mended by a new version', async (_, bytes) => {
  const memory = blank();
  register.settings.flips = true;
  expect(await failure(deliver(brief({ inhoud: inhoud(bytes) }), memory, source(bytes), { options: { verify: 'read-back' } }))).toMatchObject({ kind: 'Blocked', code: 'ZS5021' });
  register.settings.flips = false;
  await deliver(brief({ inhoud: inhoud(bytes) }), memory, source(bytes), { options: { verify: 'read-back' } });
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(bytes));
  expect((await look(targetTo(doors()), brief({ inhoud: inhoud(bytes) }), memory)).planned.steps).toEqual([]);
});

test('parts larger than the connection allows are refused before the first byte, and later before anything is made', async () => {
  register.settings.partSize = 2 * 1024 * 1024;
  const bytes = Buffer.alloc(3 * 1024 * 1024, 7);
  const memory = blank();
  const refused = await failure(deliver(brief({ inhoud: inhoud(bytes) }), memory, source(bytes), {}, { maxBodyMb: 1 }));
  expect(refused).toMatchObject({ kind: 'Blocked', code: 'ZS5020' });
  expect(refused.message).toContain('parts of 2097152 bytes, and this connection allows 1 MiB');
  expect([count(PART), register.documents.size]).toEqual([0, 0]);
  register.calls.length = 0;
  const { planned } = await look(targetTo(doors({ maxBodyMb: 1 })), brief({ inhoud: inhoud(bytes) }), blank());
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS5020']);
});

test('where a document made for an upload may not be taken away, it is known to be without content and mended later', async () => {
  register.settings.mayDelete = false;
  const stated = { algoritme: 'sha_256', waarde: sha256(LARGE), datum: '2026-03-02' };
  const damaged = Buffer.from(LARGE);
  damaged[9999] = (damaged[9999] ?? 0) ^ 1;
  const want = brief({ integriteit: stated, inhoud: inhoud(LARGE, { sha256: sha256(LARGE) }) });
  const memory = blank();
  expect(await failure(deliver(want, memory, source(damaged)))).toMatchObject({ code: 'ZS5011' });
  expect(register.only().lock).toBeNull();
  await deliver(want, memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
});

test('a lock of ours that was left behind for a day is given back by upkeep, and one in use is not', async () => {
  const memory = blank();
  await failure(deliver(brief({ inhoud: inhoud(LARGE) }), memory, { ...source(LARGE), breaksAt: 7000 }));
  const at = doors();
  expect(await releaseLeftBehind(at, new AbortController().signal)).toEqual([]);
  expect(register.only().lock).not.toBeNull();
  const later = { ...at, host: { ...at.host, clock: { now: () => new Date(NOW.getTime() + 25 * 3600_000) } } };
  expect((await releaseLeftBehind(later, new AbortController().signal)).map((finding) => finding.code)).toEqual(['ZS4241']);
  expect(register.only().lock).toBeNull();
  expect(await releaseLeftBehind(later, new AbortController().signal)).toEqual([]);
  await deliver(brief({ inhoud: inhoud(LARGE) }), memory, source(LARGE));
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(LARGE));
});
