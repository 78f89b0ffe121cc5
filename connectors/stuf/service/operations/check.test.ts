import { config } from '../../config';
import { checkDecisions, compare } from './check';
import { decisionsFor } from './settings';
import { NAMES } from './testing/said';

const settings = (zaaktypen: unknown) => config.parse({ systeem: { applicatie: 'ZS' }, rsin: '002564440', service: { zaaktypen } });
const exchange = { zaaktype: (identificatie: string) => Promise.resolve(identificatie === 'B1210' ? NAMES : null) };
const check = (zaaktypen: unknown, senders: Parameters<typeof checkDecisions>[1] = []) => checkDecisions(settings(zaaktypen), senders, exchange, '2026-11-23', new AbortController().signal);

describe('decisions per zaaktype against the catalogue', () => {
  it('name what the zaaktype does not have, with what it has', async () => {
    const found = await check({ B1210: { roltypen: { heeftAlsInitiator: 'Aanvrager' }, closing: { resultaat: 'Toegekend' }, statustypen: { Klaar: 'Afgehandeld' } } });
    expect(found.filter(({ severity }) => severity === 'error').map(({ code, field }) => [code, field])).toEqual([['ZS6130', 'roltypen.heeftAlsInitiator'], ['ZS6130', 'closing.resultaat']]);
    expect(found[0]?.message).toContain('it has "Initiator", "Belanghebbende"');
  });
  it('name a zaaktype nobody knows, of a sender too', async () => {
    const found = await check({}, [{ name: 'vth', sender: { zaaktypen: { B9: {} }, extraElementen: {}, allow: { operations: 'all', zaaktypen: ['B8'], vertrouwelijkheid: 'zeer_geheim' } } }]);
    expect(found.map(({ code, subject }) => [code, subject])).toEqual([['ZS6131', 'zaaktype/B9'], ['ZS6131', 'zaaktype/B8']]);
  });
  it('tell which relation has no roltype', async () => {
    expect((await check({ B1210: {} })).map(({ code, field }) => [code, field])).toEqual([['ZS6132', 'heeftAlsVerantwoordelijke'], ['ZS6132', 'heeftAlsGemachtigde']]);
  });
  it('say that an einddatum cannot close a zaaktype without eindstatus', () => {
    const none = { ...NAMES, statustypen: [] };
    expect(compare(none, decisionsFor('B1210', {}, {}), {}, 'service').map(({ code }) => code)).toContain('ZS6106');
    expect(compare(none, decisionsFor('B1210', { '*': { closing: { einddatum: 'never' } } }, {}), {}, 'service').map(({ code }) => code)).not.toContain('ZS6106');
  });
});
