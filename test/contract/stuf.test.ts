// StUF-ZDS keeps the contract: a document archive that is called, and a system that tells of its changes.
import { Readable } from 'node:stream';
import { stuf } from '../../connectors/stuf';
import { sandbox } from '../../connectors/stuf/sandbox';
import { aZaak, REF } from '../../connectors/stuf/testing/zds-world';
import { edcBericht, PASSWORD, zakBericht } from '../../connectors/stuf/testing/kennisgevingen';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import type { JsonObject } from '../../core/model/json';
import { quiet, testHost } from '../support/house';
import { memoryInbox } from '../support/inbox';
import { memoryShelf } from '../support/shelf';
import { contract } from './suite';

const signed = { headers: { authorization: `Basic ${Buffer.from(`zaaksysteem:${PASSWORD}`).toString('base64')}`, 'content-type': 'text/xml' } };
const { heeftRelevant, ...zaak } = aZaak();
void heeftRelevant;

for (const version of ['1.1', '1.2'] as const) {
  contract(`stuf, ZDS ${version}`, {
    connector: stuf as Connector,
    source: { has: { system: 'proef', kind: 'zaak', id: '9999000000001' }, lacks: { system: 'proef', kind: 'zaak', id: '9999000000009' } },
    target: { ref: REF, want: zaak, changed: { ...zaak, omschrijving: 'Aanvraag twee bankjes' }, options: {} },
    receiver: { signed: () => ({ ...signed, body: zakBericht({ identificatie: '9999000000001' }) }), unsigned: edcBericht({ identificatie: 'DOC-1' }), bears: true },
    start: async () => {
      const there = await sandbox({ port: 0, settings: {} }, { shelf: memoryShelf(), log: quiet, clock: { now: () => new Date() } });
      const host = { ...testHost('proef'), inbox: memoryInbox() };
      const settings = {
        ...there.connection,
        target: { ...(there.connection['target'] as JsonObject), version, peer: { removal: 'kennisgeving' } },
        source: { sender: { zender: { applicatie: 'ZAAKSYSTEEM' }, authentication: { basic: { username: 'zaaksysteem', password: secretOf(PASSWORD) } } } },
      };
      const fill = async (id: string): Promise<void> => {
        const own = stuf.connect(stuf.config.parse(settings), host);
        await own.receiver?.receive({ method: 'POST', path: '/', query: {}, remoteAddress: '127.0.0.1', ...signed, body: Readable.from([Buffer.from(zakBericht({ identificatie: id }))]) }, new AbortController().signal);
        await own[Symbol.asyncDispose]();
      };
      return { settings, host, fill, stop: async () => there[Symbol.asyncDispose]() };
    },
  });
}
