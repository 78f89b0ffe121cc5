// A service that a WSDL describes keeps the contract, with nothing but configuration.
import { soap } from '../../connectors/soap';
import { archive, kinds } from '../../connectors/soap/testing/service';
import type { Connector } from '../../core/connector/contract';
import { contract } from './suite';

contract('soap', {
  connector: soap as Connector,
  target: { ref: { system: 'bron', kind: 'zaak', id: 'Z1' }, want: { kenmerk: 'Z1', titel: 'Bankje' }, changed: { kenmerk: 'Z1', titel: 'Twee bankjes' }, options: {} },
  start: async () => {
    const there = await archive();
    return { settings: { wsdl: there.wsdl, endpoint: there.url, kinds }, stop: () => there.stop() };
  },
});
