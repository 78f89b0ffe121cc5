// One sandbox register in a process of its own, until its parent goes. Settings as JSON in the first argument. Run with -r @swc-node/register.
import { sandbox } from '../../../connectors/zgw/sandbox';
import type { JsonObject } from '../../../core/model/json';
import { quiet } from '../../support/house';
import { memoryShelf } from '../../support/shelf';

async function main(settings: JsonObject): Promise<void> {
  const { url, connection } = await sandbox({ port: 0, settings }, { shelf: memoryShelf(), log: quiet, clock: { now: () => new Date() } });
  process.send?.({ url, connection });
  process.once('disconnect', () => process.exit(0));
}

void main(JSON.parse(process.argv[2] ?? '{}') as JsonObject).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
