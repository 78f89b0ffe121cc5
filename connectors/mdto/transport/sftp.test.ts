// The way by SFTP, against a real server: whole or not at all, the right server or none.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Halt, Retry } from '../../../core/connector/outcome';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject } from '../../../core/model/json';
import { filesBelow } from '../package/work';
import { dossier, order } from '../testing/dossier';
import { PASSWORD, sftpServer, type SftpServer } from '../testing/sftp-server';
import { makeWorld, never, type World } from '../testing/world';

const { sip } = order();

async function reached(server: SftpServer, settings: JsonObject = {}, sftp: Record<string, unknown> = {}): Promise<World> {
  return makeWorld({ folder: undefined, sftp: { host: '127.0.0.1', port: server.port, user: 'zaaksluis', password: secretOf(PASSWORD), hostKey: server.hostKey, path: '/in', receipts: '/receipts', ...sftp }, timeoutMs: 5000, ...settings } as unknown as JsonObject);
}

describe('an e-depot behind SFTP', () => {
  let place: World;
  let server: SftpServer;
  const IN = (): string => path.join(place.root, 'there/in');

  beforeEach(async () => {
    place = await makeWorld();
    await mkdir(IN(), { recursive: true });
    await mkdir(path.join(place.root, 'there/receipts'));
    server = await sftpServer(path.join(place.root, 'there'));
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  it('gets a folder with every file as it was made', async () => {
    await using world = await reached(server);
    expect(await world.connection.probe(never)).toMatchObject({ ok: true, diagnostics: [] });
    await world.deliver(dossier(), order());
    expect(await readdir(IN())).toEqual([sip]);
    const work = path.join(world.root, 'data/mdto/edepot', sip, 'sip');
    const files = await filesBelow(work);
    expect(await filesBelow(path.join(IN(), sip))).toEqual(files);
    for (const file of files) expect(await readFile(path.join(IN(), sip, file))).toEqual(await readFile(path.join(work, file)));
  });

  it('sees the container last, and never under its own name before it is whole', async () => {
    await using world = await reached(server, { profile: 'noord-hollands-archief' });
    await world.deliver(dossier(), order());
    expect(server.renamed).toEqual([`${sip}.pakbon.xml`, `${sip}.tar.sha256`, `${sip}.tar`]);
    expect((await readdir(IN())).sort()).toEqual([`${sip}.pakbon.xml`, `${sip}.tar`, `${sip}.tar.sha256`]);
  });

  it('that drops the line is tried again, and has one SIP', async () => {
    await using world = await reached(server, { profile: 'noord-hollands-archief' });
    server.cutAfter = 6000;
    await expect(world.deliver(dossier(), order())).rejects.toThrow(Retry);
    expect(await readdir(IN())).not.toContain(`${sip}.tar`);
    server.cutAfter = null;
    await world.again().deliver(dossier(), order());
    expect((await readdir(IN())).filter((name) => name.endsWith('.tar'))).toEqual([`${sip}.tar`]);
  });

  it('with another key than was agreed gets nothing, not even the password', async () => {
    await using world = await reached(server, {}, { hostKey: `SHA256:${'A'.repeat(43)}` });
    const probe = await world.connection.probe(never);
    expect(probe.ok).toBe(false);
    expect(probe.diagnostics.map((finding) => finding.message).join()).toContain('another key');
    await expect(world.deliver(dossier(), order())).rejects.toThrow(Halt);
  });

  it('that refuses the login halts the connection, and the password is in no message', async () => {
    await using world = await reached(server, {}, { password: secretOf('verkeerd-wachtwoord') });
    const failed = await world.deliver(dossier(), order()).then(() => null, (error: unknown) => error);
    expect(failed).toBeInstanceOf(Halt);
    expect(String(failed)).toContain('refuses the login');
    expect(String(failed)).not.toContain('verkeerd');
  });

  it('whose folder is gone says so', async () => {
    await using world = await reached(server, {}, { path: '/elders' });
    expect((await world.connection.probe(never)).diagnostics.map((finding) => `${finding.code} ${finding.message}`)).toEqual(['ZS4342 /elders is no folder there']);
  });

  it('that is away is tried again later', async () => {
    await using world = await reached(server);
    await server[Symbol.asyncDispose]();
    await expect(world.deliver(dossier(), order())).rejects.toThrow(Retry);
    server = await sftpServer(path.join(place.root, 'there'));
  });

  it('leaves receipts there', async () => {
    await using world = await reached(server);
    await world.deliver(dossier(), order());
    await writeFile(path.join(place.root, 'there/receipts/een.json'), JSON.stringify({ sip, state: 'accepted', at: '2026-11-24T10:00:00Z', evidence: { id: 'AIP-3' } }));
    await writeFile(path.join(place.root, 'there/receipts/.twee.json'), 'half');
    expect((await world.target.receipts?.(null, never))?.receipts.map(({ state, evidence }) => [state, evidence])).toEqual([['accepted', { id: 'AIP-3' }]]);
    expect((await world.plan(dossier(), order())).steps).toEqual([]);
  });
});
