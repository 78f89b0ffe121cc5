// Reads the multipart body of a bestandsdeel as it comes in: the file goes straight to the content store.
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import Busboy from '@fastify/busboy';
import type { ContentStore, Kept } from '../content/store';
import { Problem } from '../problem';

export interface Upload {
  /** null: there was no file `inhoud`. */
  readonly kept: Kept | null;
  /** Empty: there was none. */
  readonly lock: string;
}

/** Takes a file `inhoud` and a field `lock`, in any order. Bytes beyond `most` + 1 are read and dropped: the size is wrong anyway. */
export function readUpload(store: ContentStore, body: Readable, headers: IncomingHttpHeaders, most: number, spool: boolean): Promise<Upload> {
  const contentType = headers['content-type'];
  if (!/^multipart\/form-data\b/i.test(contentType ?? '') || contentType === undefined) throw new Problem(415, 'unsupported_media_type', 'Ongeldige media type in aanvraag.');
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { ...headers, 'content-type': contentType }, limits: { fileSize: most + 1, files: 1, fields: 10 } });
    let kept: Promise<Kept> | null = null;
    let lock = '';
    form.on('field', (name: string, value: string) => {
      if (name === 'lock') lock = value;
    });
    form.on('file', (name: string, file: Readable) => {
      if (name !== 'inhoud') return void file.resume();
      kept = store.receive(file, spool);
      kept.catch(reject); // what breaks while it is read is answered at once
    });
    form.once('finish', () => {
      if (kept === null) resolve({ kept: null, lock });
      else kept.then((arrived) => resolve({ kept: arrived, lock }), reject);
    });
    const broken = (error: Error): void => {
      body.unpipe(form);
      reject(error.message.startsWith('Unexpected end of multipart') ? new Problem(400, 'parse_error', 'Multipart form parse error') : error);
    };
    form.once('error', broken);
    body.once('error', broken);
    // A caller that hangs up half-way: what came is dropped.
    body.once('close', () => {
      if (!body.readableEnded) form.destroy(new Error('the caller hung up'));
    });
    body.pipe(form);
  });
}
