// A file is what it holds, whatever it is called.
import { identify, isProtected } from './identify';
import { sampleOf, watchFile } from './sample';
import { FILES, pdfFile, xmp, zip } from './testing/files';

test.each(FILES.map(([name, puid, file]) => ({ name, puid, file })))('$name is $puid', ({ name, puid, file }) => {
  expect(identify(sampleOf(file), name)?.puid).toBe(puid);
});

test('the name changes nothing where the bytes tell', () => {
  for (const [name, puid, file] of FILES.filter(([name]) => !/\.(csv|sql|txt)$/.test(name))) expect([name, identify(sampleOf(file), 'brief.csv')?.puid]).toEqual([name, puid]);
});

test('what no signature knows is unknown, text without a known name too', () => {
  expect(identify(sampleOf(Buffer.from([1, 2, 3, 4])), 'geheim.pdf')).toBeNull();
  expect(identify(sampleOf(Buffer.from('zomaar wat')), 'zomaar')).toBeNull();
  expect(identify(sampleOf(Buffer.alloc(0)), 'leeg.txt')).toBeNull();
});

test('what a PDF/A says of itself is found in the middle of a large file, whatever the chunks', () => {
  const filler = Buffer.alloc(300_000, 'x');
  const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), filler, Buffer.from(xmp('2', 'B')), filler, Buffer.from('%%EOF\n')]);
  for (const step of [7, 1000, 65_536, file.length]) {
    const watcher = watchFile();
    for (let from = 0; from < file.length; from += step) watcher.add(file.subarray(from, from + step));
    expect(identify(watcher.sample())?.puid).toBe('fmt/477');
  }
});

test('a password is seen in PDF, ZIP and Office', () => {
  expect(isProtected(sampleOf(pdfFile('1.7', '/Encrypt 5 0 R\n')))).toBe(true);
  expect(isProtected(sampleOf(pdfFile('1.7')))).toBe(false);
  expect(isProtected(sampleOf(zip([['a.txt', 'a']], 1)))).toBe(true);
  expect(isProtected(sampleOf(zip([['a.txt', 'a']])))).toBe(false);
});
