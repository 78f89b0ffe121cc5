// The generic signed webhook keeps the contract: it only takes calls.
import { webhook } from '../../connectors/webhook';
import { sign } from '../../connectors/webhook/signature';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { testHost } from '../support/house';
import { contract } from './suite';

const body = JSON.stringify({ zaken: ['Z-1'] });
const now = (): string => String(Math.floor(Date.now() / 1000));

contract('webhook', {
  connector: webhook as Connector,
  receiver: {
    signed: () => {
      const timestamp = now();
      return { headers: { 'x-zaaksluis-timestamp': timestamp, 'x-zaaksluis-signature': sign('sleutel', timestamp, body) }, body };
    },
    unsigned: body,
  },
  start: () => Promise.resolve({ settings: { for: 'zaaksysteem', secret: secretOf('sleutel'), kind: 'zaak', names: { at: 'zaken' } }, host: testHost('proef'), stop: () => Promise.resolve() }),
});
