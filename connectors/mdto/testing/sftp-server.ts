// An SFTP server over a folder, for tests: the real protocol, one account, and switches to misbehave.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { Server, utils, type Connection, type SFTPWrapper } from 'ssh2';

const { OPEN_MODE, STATUS_CODE } = utils.sftp;

export interface SftpServer extends AsyncDisposable {
  readonly port: number;
  /** As a connection wants it. */
  readonly hostKey: string;
  /** How many bytes it still takes before it drops the line; null: all. */
  cutAfter: number | null;
  /** Names that were renamed, in order. */
  readonly renamed: string[];
}

const PASSWORD = 'zandkasteel';
export { PASSWORD };

/** The account sees the folder as `/`. */
export async function sftpServer(root: string): Promise<SftpServer> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'sec1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const state = { cutAfter: null as number | null, renamed: [] as string[] };
  const open_ = new Set<Connection>();
  const real = (name: string): string => path.join(root, path.posix.normalize(`/${name}`));

  const server = new Server({ hostKeys: [privateKey] }, (client) => {
    open_.add(client);
    client.on('error', () => undefined);
    client.on('close', () => open_.delete(client));
    client.on('authentication', (given) => (given.method === 'password' && given.username === 'zaaksluis' && given.password === PASSWORD ? given.accept() : given.reject(['password'])));
    client.on('ready', () => client.on('session', (accept) => accept().on('sftp', (grant) => serve(grant(), client))));
  });

  function serve(sftp: SFTPWrapper, client: Connection): void {
    const handles = new Map<number, FileHandle | { list: string[]; folder: string }>();
    client.on('close', () => { for (const held of handles.values()) if ('close' in held) void held.close().catch(() => undefined); });
    let last = 0;
    const keep = (value: FileHandle | { list: string[]; folder: string }): Buffer => {
      last += 1;
      handles.set(last, value);
      const handle = Buffer.alloc(4);
      handle.writeUInt32BE(last);
      return handle;
    };
    const held = (handle: Buffer) => handles.get(handle.readUInt32BE());
    const answer = (id: number, work: () => Promise<unknown>): void => {
      work().then((sent) => { if (sent !== 'sent') sftp.status(id, STATUS_CODE.OK); }, (error: NodeJS.ErrnoException) => sftp.status(id, error.code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE));
    };
    const attributes = async (file: string) => {
      const { mode, size, uid, gid, atimeMs, mtimeMs } = await stat(file);
      return { mode, size, uid, gid, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
    };
    sftp.on('REALPATH', (id, name) => sftp.name(id, [{ filename: path.posix.normalize(`/${name}`), longname: '', attrs: { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } }]));
    for (const event of ['STAT', 'LSTAT'] as const) sftp.on(event, (id: number, name: string) => answer(id, async () => { sftp.attrs(id, await attributes(real(name))); return 'sent'; }));
    sftp.on('FSTAT', (id) => sftp.status(id, STATUS_CODE.OP_UNSUPPORTED));
    sftp.on('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
    sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
    sftp.on('MKDIR', (id, name) => answer(id, () => mkdir(real(name))));
    sftp.on('RMDIR', (id, name) => answer(id, () => rmdir(real(name))));
    sftp.on('REMOVE', (id, name) => answer(id, () => rm(real(name))));
    sftp.on('RENAME', (id, from, to) => answer(id, async () => {
      if (await stat(real(to)).then(() => true, () => false)) throw new Error('it is there already'); // draft-ietf-secsh-filexfer-02 §6.5
      await rename(real(from), real(to));
      state.renamed.push(path.posix.basename(to));
    }));
    sftp.on('OPEN', (id, name, flags) => answer(id, async () => {
      const writes = (flags & OPEN_MODE.WRITE) !== 0;
      sftp.handle(id, keep(await open(real(name), writes ? constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC : constants.O_RDONLY)));
      return 'sent';
    }));
    sftp.on('WRITE', (id, handle, offset, data) => {
      if (state.cutAfter !== null && (state.cutAfter -= data.length) < 0) return void client.end(); // in the middle of a file
      const file = held(handle);
      answer(id, async () => { if (file && 'write' in file) await file.write(data, 0, data.length, offset); });
    });
    sftp.on('READ', (id, handle, offset, length) => {
      const file = held(handle);
      answer(id, async () => {
        if (!file || !('read' in file)) throw new Error('no file');
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
        if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF);
        else sftp.data(id, buffer.subarray(0, bytesRead));
        return 'sent';
      });
    });
    sftp.on('OPENDIR', (id, name) => answer(id, async () => { sftp.handle(id, keep({ list: await readdir(real(name)), folder: real(name) })); return 'sent'; }));
    sftp.on('READDIR', (id, handle) => {
      const listing = held(handle);
      answer(id, async () => {
        if (!listing || !('list' in listing) || listing.list.length === 0) {
          sftp.status(id, STATUS_CODE.EOF);
          return 'sent';
        }
        const names = listing.list.splice(0);
        sftp.name(id, await Promise.all(names.map(async (name) => {
          const attrs = await attributes(path.join(listing.folder, name));
          return { filename: name, longname: `${(attrs.mode & 0o40000) !== 0 ? 'd' : '-'}rw-r--r-- 1 x x ${attrs.size} Jan 1 00:00 ${name}`, attrs };
        })));
        return 'sent';
      });
    });
    sftp.on('CLOSE', (id, handle) => {
      const file = held(handle);
      handles.delete(handle.readUInt32BE());
      answer(id, async () => { if (file && 'close' in file) await file.close(); });
    });
  }

  // Answers are small: without this each waits 40 ms for the one before (Nagle).
  const line = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address() as AddressInfo;
  return {
    port: address.port,
    hostKey: `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`,
    get cutAfter() { return state.cutAfter; },
    set cutAfter(bytes) { state.cutAfter = bytes; },
    renamed: state.renamed,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => {
      for (const client of open_) client.end();
      line.close(() => resolve());
    }),
  };
}
