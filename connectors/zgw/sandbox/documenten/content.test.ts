// Content of documents: parts, ranges, digests, restarts, and what goes wrong on the way.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sandbox } from '../../../../core/connector/contract';
import type { JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { call, faults, start, token } from '../testing/client';
import type { Downloaded } from '../testing/download-child';
import { ask, bytesOf, document, documenttype, EIO, must, partsOf, putPart, results, written } from '../testing/documents';

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const CONTENT = randomBytes(2500);
let open: Sandbox[] = [];
const begin = async (settings: JsonObject = {}, shelf = memoryShelf()): Promise<Sandbox> => {
  const at = await start({ partBytes: 1000, ...settings }, shelf);
  open.push(at);
  return at;
};
afterEach(async () => {
  await Promise.all(open.map((at) => at[Symbol.asyncDispose]()));
  open = [];
});

const chunked = async (at: Sandbox, size = CONTENT.length): Promise<JsonObject & { url: string }> => must(at, 'POST', EIO, document(await documenttype(at), { inhoud: null, bestandsomvang: size }));
const slice = (volgnummer: number): Buffer => CONTENT.subarray((volgnummer - 1) * 1000, volgnummer * 1000);
const kept = async (at: Sandbox, url: string, versie?: number): Promise<unknown> => (await ask(at, 'GET', `/sandbox/content/${url.slice(-36)}${versie ? `?versie=${versie}` : ''}`)).body['content'];
const unlock = (at: Sandbox, url: string, lock: unknown): ReturnType<typeof ask> => ask(at, 'POST', `${url}/unlock`, { lock: String(lock) });

describe('a chunked upload', () => {
  test('is cut as the server says, and is one content when it is unlocked', async () => {
    const at = await begin();
    const made = await chunked(at);
    expect(made).toMatchObject({ locked: true, inhoud: null, bestandsomvang: 2500, lock: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(partsOf(made).map(({ volgnummer, omvang, voltooid, lock }) => ({ volgnummer, omvang, voltooid, lock }))).toEqual([1, 2, 3].map((volgnummer) => ({ volgnummer, omvang: volgnummer === 3 ? 500 : 1000, voltooid: false, lock: made['lock'] })));
    for (const part of [...partsOf(made)].reverse()) expect((await putPart(part.url, part.lock, slice(part.volgnummer))).body).toMatchObject({ url: part.url, voltooid: true });
    expect(partsOf((await ask(at, 'GET', made.url)).body).every(({ voltooid }) => voltooid)).toBe(true);
    expect((await bytesOf(`${made.url}/download`)).status).toBe(204);
    expect((await unlock(at, made.url, made['lock'])).status).toBe(204);
    expect((await ask(at, 'GET', made.url)).body).toMatchObject({ locked: false, bestandsdelen: [], versie: 1, inhoud: `${made.url}/download?versie=1` });
    expect((await bytesOf(`${made.url}/download`)).bytes.equals(CONTENT)).toBe(true);
    expect(await kept(at, made.url)).toEqual({ kind: 'file', size: 2500, sha256: digest(CONTENT) });
    expect((await putPart(String(partsOf(made)[0]?.url), String(made['lock']), slice(1))).status).toBe(404);
  });

  test('refuses parts of another size, with another lock, or without either', async () => {
    const at = await begin();
    const made = await chunked(at);
    const [first] = partsOf(made);
    if (!first) throw new Error('no parts');
    expect(faults(await putPart(first.url, first.lock, CONTENT.subarray(0, 999)))).toEqual(['nonFieldErrors:file-size']);
    expect(faults(await putPart(first.url, first.lock, CONTENT.subarray(0, 1001)))).toEqual(['nonFieldErrors:file-size']);
    expect(faults(await putPart(first.url, 'niet-deze', slice(1)))).toEqual(['nonFieldErrors:incorrect-lock-id']);
    expect(faults(await putPart(first.url, null, slice(1)))).toEqual(['lock:required']);
    expect(faults(await putPart(first.url, first.lock, null))).toEqual(['inhoud:required']);
    expect((await ask(at, 'PUT', first.url, { lock: first.lock })).status).toBe(415);
    expect(partsOf((await ask(at, 'GET', made.url)).body)[0]?.voltooid).toBe(false);
  });

  test('can be repeated part by part until it is unlocked; the last one counts', async () => {
    const at = await begin();
    const made = await chunked(at, 1000);
    const [only] = partsOf(made);
    if (!only) throw new Error('no parts');
    await putPart(only.url, only.lock, Buffer.alloc(1000, 1));
    await putPart(only.url, only.lock, slice(1));
    await unlock(at, made.url, made['lock']);
    expect((await bytesOf(`${made.url}/download`)).bytes.equals(slice(1))).toBe(true);
  });

  test('is not unlocked while a part lacks, nor while nothing came', async () => {
    const at = await begin();
    const made = await chunked(at);
    expect(faults(await unlock(at, made.url, made['lock']))).toEqual(['nonFieldErrors:file-size']);
    const [first] = partsOf(made);
    if (!first) throw new Error('no parts');
    await putPart(first.url, first.lock, slice(1));
    expect(faults(await unlock(at, made.url, made['lock']))).toEqual(['nonFieldErrors:incomplete-upload']);
    expect((await ask(at, 'GET', made.url)).body['locked']).toBe(true);
  });

  test('of a new version leaves the older one as it was, and starts anew with each change', async () => {
    const at = await begin();
    const { url } = await written(at, await documenttype(at), 'de eerste');
    const lock = String((await must(at, 'POST', `${url}/lock`))['lock']);
    const second = await must(at, 'PATCH', url, { inhoud: null, bestandsomvang: 2500, lock });
    expect(partsOf(second)).toHaveLength(3);
    const third = await must(at, 'PATCH', url, { titel: 'Toch anders', lock });
    expect(partsOf(third).map(({ url: part }) => part)).not.toEqual(partsOf(second).map(({ url: part }) => part));
    for (const part of partsOf(third)) await putPart(part.url, part.lock, slice(part.volgnummer));
    await unlock(at, url, lock);
    expect((await bytesOf(`${url}/download?versie=1`)).bytes.toString()).toBe('de eerste');
    expect((await bytesOf(`${url}/download?versie=3`)).bytes.equals(CONTENT)).toBe(true);
  });
});

describe('a download', () => {
  test.each([
    ['bytes=0-9', 206, 'bytes 0-9/2500', [0, 10]],
    ['bytes=2400-', 206, 'bytes 2400-2499/2500', [2400, 2500]],
    ['bytes=-100', 206, 'bytes 2400-2499/2500', [2400, 2500]],
    ['bytes=2000-9999', 206, 'bytes 2000-2499/2500', [2000, 2500]],
    ['bytes=2500-', 416, 'bytes */2500', null],
    ['bytes=9-3', 200, null, [0, 2500]],
    ['regels=1-2', 200, null, [0, 2500]],
  ])('of %s answers %d', async (range, status, said, slices) => {
    const at = await begin();
    const type = await documenttype(at);
    for (const storage of [CONTENT, Buffer.concat([CONTENT, CONTENT, CONTENT, CONTENT])]) {
      const whole = storage.subarray(0, 2500);
      const { url } = await must(at, 'POST', EIO, document(type, { inhoud: whole.toString('base64'), bestandsomvang: 2500 }));
      const answer = await bytesOf(`${url}/download`, { range });
      expect({ status: answer.status, said: answer.headers.get('content-range') }).toEqual({ status, said });
      if (slices) expect(answer.bytes.equals(whole.subarray(slices[0], slices[1]))).toBe(true);
    }
  });

  test('of half a gigabyte that was never kept costs no memory and arrives whole', async () => {
    const size = 512 * 1024 * 1024;
    // In a process of its own: what other tests dropped here would be measured too.
    const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', join(__dirname, '../testing/download-child.ts'), String(size)], { cwd: join(__dirname, '../../../..') });
    const { told, kept: held, seen, grew } = JSON.parse(stdout) as Downloaded;
    expect(told).toEqual({ bestandsomvang: size, formaat: 'application/pdf' });
    expect(seen.size).toBe(size);
    expect(held).toEqual({ kind: 'computed', ...seen });
    expect(grew).toBeLessThan(200 * 1024 * 1024);
  }, 120_000);
});

describe('where content stays', () => {
  test('only its size and digest, when told so: in one part, in many, and inline', async () => {
    const at = await begin({ content: 'digest' });
    const inline = await written(at, await documenttype(at), 'niet bewaard');
    expect(await kept(at, inline.url)).toEqual({ kind: 'digest', size: 12, sha256: digest(Buffer.from('niet bewaard')) });
    expect((await bytesOf(`${inline.url}/download`)).status).toBe(500);
    const many = await must(at, 'POST', EIO, document(String(inline['informatieobjecttype']), { inhoud: null, bestandsomvang: 2500 }));
    for (const part of partsOf(many)) await putPart(part.url, part.lock, slice(part.volgnummer));
    await unlock(at, many.url, many['lock']);
    expect(await kept(at, many.url)).toEqual({ kind: 'digest', size: 2500, sha256: digest(CONTENT) });
  });

  test('in the folder that was named, over a restart; and what is removed leaves no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inhoud-'));
    const files = async (): Promise<number> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    try {
      const shelf = memoryShelf();
      const one = await begin({ contentFolder: folder }, shelf);
      const made = await chunked(one);
      for (const part of partsOf(made)) await putPart(part.url, part.lock, slice(part.volgnummer));
      await unlock(one, made.url, made['lock']);
      expect(await files()).toBe(1);
      await one[Symbol.asyncDispose]();
      open = [];
      const two = await begin({ contentFolder: folder }, shelf);
      const url = made.url.replace(one.url, two.url);
      expect((await bytesOf(`${url}/download`)).bytes.equals(CONTENT)).toBe(true);
      expect((await ask(two, 'DELETE', url)).status).toBe(204);
      expect(await files()).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('no file of what was refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inhoud-'));
    try {
      const at = await begin({ contentFolder: folder });
      const type = await documenttype(at);
      const large = randomBytes(20_000);
      await must(at, 'POST', EIO, document(type, { identificatie: 'D1', inhoud: large.toString('base64') }));
      expect((await ask(at, 'POST', EIO, document(type, { identificatie: 'D1', inhoud: large.toString('base64') }))).status).toBe(400);
      const made = await must(at, 'POST', EIO, document(type, { inhoud: null, bestandsomvang: 1000 }));
      expect((await putPart(String(partsOf(made)[0]?.url), 'niet-deze', slice(1))).status).toBe(400);
      expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('misbehaviour', () => {
  const wrong = (at: Sandbox, rule: JsonObject): Promise<unknown> => call(at, 'POST', '/sandbox/misbehave', rule);

  test('a cut download breaks off half-way, and comes whole the next time', async () => {
    const at = await begin({ seeded: { zaken: 1, documenten: 1, large: [300_000] } });
    const [first] = results((await ask(at, 'GET', EIO)).body);
    const url = String(first?.['inhoud']);
    await wrong(at, { do: 'cut', path: EIO, times: 1 });
    const response = await fetch(url, { headers: { authorization: `Bearer ${token()}` } });
    expect(response.headers.get('content-length')).toBe('300000');
    let seen = 0;
    await expect((async () => {
      for await (const piece of response.body ?? []) seen += piece.length;
    })()).rejects.toThrow();
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThanOrEqual(150_000);
    expect((await bytesOf(url)).bytes).toHaveLength(300_000);
  });

  test('a part whose reply is lost is there all the same', async () => {
    const at = await begin();
    const made = await chunked(at);
    const [first] = partsOf(made);
    if (!first) throw new Error('no parts');
    await wrong(at, { do: 'drop-before', method: 'PUT', path: '/documenten/api/v1/bestandsdelen', times: 1 });
    await expect(putPart(first.url, first.lock, slice(1))).rejects.toThrow();
    expect(partsOf((await ask(at, 'GET', made.url)).body)[0]?.voltooid).toBe(false);
    await wrong(at, { do: 'drop-after', method: 'PUT', path: '/documenten/api/v1/bestandsdelen', times: 1 });
    await expect(putPart(first.url, first.lock, slice(1))).rejects.toThrow();
    expect(partsOf((await ask(at, 'GET', made.url)).body)[0]?.voltooid).toBe(true);
  });

  test('a slow download comes whole, and a refused one says when to come back', async () => {
    const at = await begin();
    const { url } = await written(at, await documenttype(at), 'een');
    await wrong(at, { do: 'slow', delayMs: 1, times: 1, path: EIO });
    expect((await bytesOf(`${url}/download`)).bytes.toString()).toBe('een');
    await wrong(at, { do: 'status', status: 503, retryAfter: 3, times: 1, path: EIO });
    const refused = await bytesOf(`${url}/download`);
    expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({ status: 503, after: '3' });
  });
});
