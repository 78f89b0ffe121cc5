// The ZGW Catalogi keep the contract, played by their sandbox.
import { zgw } from '../../connectors/zgw';
import { start } from '../../connectors/zgw/sandbox/testing/client';
import { hostFor } from '../../connectors/zgw/testing/world';
import { zaaktype } from '../../connectors/zgw/testing/zaaktype';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { refTo } from '../support/house';
import { contract } from './suite';

contract('zgw', {
  connector: zgw as Connector,
  target: { ref: refTo('B0001', 'inavigator'), want: zaaktype(), changed: zaaktype({ doel: 'Een plek op de markt toewijzen' }), options: {} },
  receiver: {
    signed: () => ({ headers: { authorization: 'Bearer terugbel' }, body: JSON.stringify({ kanaal: 'test' }) }),
    unsigned: JSON.stringify({ kanaal: 'test' }),
    bears: true,
  },
  start: async () => {
    const sandbox = await start({});
    const { catalogi, selectielijst, clientId, secret, catalogus } = sandbox.connection;
    return {
      settings: { catalogi, selectielijst, clientId, secret: typeof secret === 'string' ? secretOf(secret) : secret, catalogus, callback: { secret: secretOf('terugbel') } },
      host: hostFor(),
      stop: async () => sandbox[Symbol.asyncDispose](),
    };
  },
});
