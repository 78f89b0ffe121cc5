// multipart/form-data whose length is known beforehand.
import { Blocked } from '../outcome';
import { encodeMultipart } from './multipart';

async function* pieces(...parts: readonly string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

async function text(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

const file = (size: number, ...parts: readonly string[]) => ({ name: 'inhoud', filename: 'brief "2".pdf', size, content: pieces(...parts) });

test('fields come before the file, and the length is that of what is written', async () => {
  const { contentType, length, body } = encodeMultipart({ fields: { lock: 'abc' }, file: file(6, 'een', 'twee'.slice(0, 3)) }, 'grens');
  const written = await text(body);
  expect(contentType).toBe('multipart/form-data; boundary=grens');
  expect(written).toBe([
    '--grens', 'Content-Disposition: form-data; name="lock"', '', 'abc',
    '--grens', 'Content-Disposition: form-data; name="inhoud"; filename="brief %222%22.pdf"', 'Content-Type: application/octet-stream', '', 'eentwe',
    '--grens--', '',
  ].join('\r\n'));
  expect(Buffer.byteLength(written)).toBe(length);
});

test.each([['fewer', 7], ['more', 5]])('%s bytes than promised break the call: a length that was announced is kept or nothing', async (_, size) => {
  await expect(text(encodeMultipart({ fields: {}, file: file(size, 'zes by') }).body)).rejects.toBeInstanceOf(Blocked);
});

test('Node reads it as what it is', async () => {
  const { contentType, body } = encodeMultipart({ fields: { lock: 'abc' }, file: file(4, 'vier') });
  const form = await new Response(await text(body), { headers: { 'content-type': contentType } }).formData();
  expect(form.get('lock')).toBe('abc');
  expect(await (form.get('inhoud') as File).text()).toBe('vier');
});
