// A ZGW register keeps the contract, played by its sandbox: as a source of zaken, and its Catalogi as a target.
import { zgw } from '../../connectors/zgw';
import { start } from '../../connectors/zgw/sandbox/testing/client';
import { hostFor } from '../../connectors/zgw/testing/world';
import { zaaktype } from '../../connectors/zgw/testing/zaaktype';
import { seedingOf } from '../../connectors/zgw/sandbox/seed/seeding';
import { settings as sandboxSettings } from '../../connectors/zgw/sandbox/settings';
import { numbers, zaakPlace } from '../../connectors/zgw/sandbox/zaken/dossier';
import { uuidAt } from '../../connectors/zgw/sandbox/paths';
import type { Connector } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { refTo } from '../support/house';
import { contract } from './suite';

const SEEDED = { zaken: 5, documenten: 1 };

/** The id of a seeded zaak: the same in every sandbox with this seed. */
function seededZaak(): string {
  const settings = sandboxSettings.parse({ seeded: SEEDED });
  const known = numbers(settings.seed);
  const dossier = seedingOf(settings, known).compute(3);
  if (!dossier) throw new Error('the seed has a third zaak');
  return uuidAt(zaakPlace(known, dossier));
}

const zaak = (id: string) => ({ system: 'openzaak', kind: 'zaak', id }) as const;

contract('zgw', {
  connector: zgw as Connector,
  source: { has: zaak(seededZaak()), lacks: zaak('00000000-0000-4000-8000-000000000000') },
  target: { ref: refTo('B0001', 'inavigator'), want: zaaktype(), changed: zaaktype({ doel: 'Een plek op de markt toewijzen' }), options: {} },
  receiver: {
    signed: () => ({ headers: { authorization: 'Bearer terugbel' }, body: JSON.stringify({ kanaal: 'test' }) }),
    unsigned: JSON.stringify({ kanaal: 'test' }),
    bears: true,
  },
  start: async () => {
    const sandbox = await start({ storage: 'memory', seeded: SEEDED });
    const { secret, ...addresses } = sandbox.connection;
    return {
      settings: { ...addresses, secret: typeof secret === 'string' ? secretOf(secret) : secret, callback: { secret: secretOf('terugbel') } },
      host: hostFor(),
      stop: async () => sandbox[Symbol.asyncDispose](),
    };
  },
});
