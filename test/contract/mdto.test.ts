// The e-depot keeps the contract, for both receivers it knows.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mdto } from '../../connectors/mdto';
import { bytesOf, dossier, order } from '../../connectors/mdto/testing/dossier';
import { SETTINGS } from '../../connectors/mdto/testing/world';
import type { Connector } from '../../core/connector/contract';
import { withOrder } from '../../core/archive/transfer/order';
import { testHost } from '../support/house';
import { memoryShelf } from '../support/shelf';
import { contract } from './suite';

for (const profile of ['nationaal-archief', 'noord-hollands-archief']) {
  contract(`mdto, ${profile}`, {
    connector: mdto as Connector,
    receives: {
      ref: { system: 'zgw', kind: 'zaak', id: '11111111-0000-4000-8000-000000000001' },
      want: dossier(), changed: dossier({}, { naam: 'Een ander bankje' }), options: withOrder({}, order()),
      content: (inhoud) => bytesOf(String(inhoud['bron'])),
    },
    start: async () => {
      const root = await mkdtemp(path.join(tmpdir(), 'zs-contract-'));
      await mkdir(path.join(root, 'edepot/in'), { recursive: true });
      await mkdir(path.join(root, 'edepot/receipts'));
      return { settings: { ...SETTINGS, profile }, host: testHost('proef', memoryShelf(), root), stop: () => rm(root, { recursive: true }) };
    },
  });
}
