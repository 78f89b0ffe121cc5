// i-Navigator keeps the contract: exports in a folder are its other side, uploads its calls.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inavigator } from '../../connectors/inavigator';
import { sign, SIGNATURE, TIMESTAMP } from '../../connectors/inavigator/sender';
import { bankje, exportXml } from '../../connectors/inavigator/testing/export';
import { testHost } from '../../connectors/inavigator/testing/host';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { refTo } from '../support/house';
import { contract } from './suite';

const NOW = new Date('2026-03-02T08:00:00Z');
const SECONDS = String(NOW.getTime() / 1000);
const xml = exportXml({ processen: [bankje('B9001'), bankje('B9002')] });

contract('inavigator', {
  connector: inavigator as Connector,
  source: { has: refTo('B9002', 'inavigator'), lacks: refTo('B0000', 'inavigator') },
  receiver: { signed: () => ({ headers: { [TIMESTAMP]: SECONDS, [SIGNATURE]: sign('sleutel', SECONDS, xml), 'content-type': 'application/xml' }, body: xml }), unsigned: xml },
  start: async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'zs-inavigator-'));
    await mkdir(path.join(root, 'in'));
    return {
      settings: { folder: { path: 'in' }, upload: { hmac: secretOf('sleutel') } },
      host: testHost(root, { at: NOW }),
      fill: async () => {
        const file = path.join(root, 'in', 'export.xml');
        await writeFile(file, xml);
        await utimes(file, new Date(NOW.getTime() - 60_000), new Date(NOW.getTime() - 60_000));
      },
      stop: () => rm(root, { recursive: true }),
    };
  },
});
