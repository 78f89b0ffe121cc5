// Writes multipart/form-data (RFC 7578) of a length known beforehand, its file as a stream.
import { randomUUID } from 'node:crypto';
import { Blocked } from '../outcome';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Multipart } from '../http';

export interface Encoded {
  readonly contentType: string;
  /** Bytes of the whole body: servers behind a proxy often take no body of unknown length. */
  readonly length: number;
  readonly body: AsyncIterable<Buffer>;
}

/** As browsers write it: quotes and line breaks would end the header. */
const quoted = (text: string): string => `"${text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22')}"`;

/** Fields first, so that a server that reads from the front knows them before the file. Throws ZS9001 while it is read where the file is not `size` bytes. */
export function encodeMultipart({ fields, file }: Multipart, boundary = `zaaksluis-${randomUUID()}`): Encoded {
  const texts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}\r\n\r\n${value}\r\n`);
  const head = Buffer.from(`${texts.join('')}--${boundary}\r\nContent-Disposition: form-data; name=${quoted(file.name)}; filename=${quoted(file.filename)}\r\nContent-Type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + file.size + tail.length,
    body: (async function* () {
      yield head;
      let size = 0;
      for await (const chunk of file.content) {
        size += chunk.length;
        if (size > file.size) break;
        yield chunk;
      }
      if (size !== file.size) throw new Blocked(diagnostic('ZS9001', `a body of ${file.size} bytes was promised, ${size > file.size ? 'more' : size} came`));
      yield tail;
    })(),
  };
}
