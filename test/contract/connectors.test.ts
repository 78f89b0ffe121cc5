// Every connector of the registry keeps the contract; a connector without a case here fails the last test.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folder } from '../../connectors/folder';
import { memory } from '../../connectors/memory';
import { sign } from '../../connectors/memory/receiver';
import { CONNECTORS } from '../../connectors/registry';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { play, refTo, testHost } from '../support/house';
import { contract, type Examined } from './suite';

const target: NonNullable<Examined['target']> = {
  ref: refTo('B1', 'proef'),
  want: { identificatie: 'B1', omschrijving: 'Melding', toelichting: 'een', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }, { bron: 'S2', naam: 'Klaar', volgnummer: 2 }] },
  changed: { identificatie: 'B1', omschrijving: 'Melding', toelichting: 'een', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }, { bron: 'S2', naam: 'Afgehandeld', volgnummer: 2 }] },
  options: {},
};
const call = JSON.stringify({ names: [{ kind: 'zaaktype', id: 'B1' }] });
const common: Pick<Examined, 'connector' | 'source' | 'target' | 'receiver'> = {
  connector: memory as Connector,
  source: { has: refTo('B7', 'proef'), lacks: refTo('B8', 'proef') },
  target,
  receiver: { signed: () => ({ headers: { 'x-signature': sign('sleutel', Buffer.from(call)) }, body: call }), unsigned: call },
};
const secret = secretOf('sleutel');

const overHttp = (settings: Record<string, unknown>): Examined => ({
  ...common,
  start: async () => {
    const other = await play();
    for (const id of ['A1', 'A2', 'A3']) await other.put(id, { omschrijving: id });
    return { settings: { url: other.url, secret, pageSize: 2, ...settings }, fill: (id) => other.put(id, { omschrijving: id }), stop: () => other.stop() };
  },
});

contract('memory, over HTTP', overHttp({}));
contract('memory, over HTTP without unique keys', overHttp({ keys: 'none' }));
contract('memory, on a shelf', {
  ...common,
  start: async () => {
    const host = testHost('proef');
    const own = memory.connect(memory.config.parse({}), host);
    const fill = async (id: string): Promise<void> => {
      const ref = refTo(id, 'proef');
      const step = { name: 'x', action: 'create' as const, object: { kind: 'zaaktype', key: id }, repeatable: true, irreversible: false, request: { do: 'put', kind: 'zaaktype', key: id, value: { identificatie: id } } };
      await own.target?.apply(step, { ref, results: {}, links: {}, options: {}, reason: 'fill' }, new AbortController().signal);
    };
    return Promise.resolve({ settings: { secret }, host, fill, stop: () => Promise.resolve() });
  },
});

contract('folder', {
  connector: folder as Connector,
  target,
  start: async () => {
    const place = await mkdtemp(path.join(tmpdir(), 'zs-contract-'));
    return { settings: { path: place }, stop: () => rm(place, { recursive: true }) };
  },
});

/** A connector with a server of its own to play is examined in `test/contract/<name>.test.ts`. */
const isExamined = (name: string): boolean => ['memory', 'folder'].includes(name) || existsSync(path.join(__dirname, `${name}.test.ts`));

test('every connector of the registry is examined', () => {
  expect([...CONNECTORS.keys()].filter((name) => !isExamined(name))).toEqual([]);
});
