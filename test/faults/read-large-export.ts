// Reads and maps a whole export in a process of its own, and says what it took. Run by a test and by the bench.
import { readFile } from '../../connectors/inavigator';
import { PROCES_SHAPE } from '../../connectors/inavigator/shape';
import { loadMappings } from '../../core/mapping/load';
import { MODEL_SHAPES } from '../../core/model/shapes';

async function run(file: string, mappings: string): Promise<void> {
  const mapping = loadMappings(mappings, [...MODEL_SHAPES, PROCES_SHAPE]).mappings.get('inavigator/zaaktype');
  if (!mapping) throw new Error('mapping inavigator/zaaktype does not load');
  const before = process.memoryUsage().rss;
  const start = process.hrtime.bigint();
  let count = 0;
  for await (const item of readFile(file, new AbortController().signal)) {
    if (item.item !== 'subject' || item.raw.state !== 'present') continue;
    mapping.run(item.raw.value, { subject: item.id });
    count += 1;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  // maxRSS is in kilobytes (libuv), for the whole life of the process.
  process.stdout.write(JSON.stringify({ count, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, startMegabytes: before / 1024 / 1024 }));
}

void run(process.argv[2] ?? '', process.argv[3] ?? 'mappings');
