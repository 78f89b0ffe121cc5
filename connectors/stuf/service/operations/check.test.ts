import { config } from '../../config';
import { checkDecisions, compare } from './check';
import { decisionsFor } from './settings';
import { NAMES } from './testing/said';

const settings = (zaaktypen: unknown) => config.parse({ systeem: { applicatie: 'ZS' }, rsin: '002564440', service: { zaaktypen } });
const OTHER = { ...NAMES, identificatie: 'B1300', statustypen: [{ id: 's9', omschrijving: 'Besloten', volgnummer: 1, isEindstatus: true }] };
const KNOWN: Readonly<Record<string, typeof NAMES>> = { B1210: NAMES, B1300: OTHER };
const exchange = { zaaktype: (identificatie: string) => Promise.resolve(KNOWN[identificatie] ?? null) };
const check = (zaaktypen: unknown, senders: Parameters<typeof checkDecisions>[1] = []) => checkDecisions(settings(zaaktypen), senders, exchange, '2026-11-23', new AbortController().signal);

describe('decisions per zaaktype against the catalogue', () => {
  it('name what the zaaktype does not have, with what it has', async () => {
    const found = await check({ B1210: { roltypen: { heeftAlsInitiator: 'Aanvrager' }, closing: { resultaat: 'Toegekend' }, statustypen: { Klaar: 'Afgehandeld' } } });
    expect(found.filter(({ severity }) => severity === 'error').map(({ code, field }) => [code, field])).toEqual([['ZS6130', 'roltypen.heeftAlsInitiator'], ['ZS6130', 'closing.resultaat']]);
    expect(found[0]?.message).toContain('it has "Initiator", "Belanghebbende"');
  });
  it('take a name for all zaaktypen where one of them has it, and tell of it where none has', async () => {
    const errors = async (zaaktypen: unknown) => (await check(zaaktypen)).filter(({ code }) => code === 'ZS6130').map(({ subject, field, message }) => [subject, field, message]);
    expect(await errors({ '*': { statustypen: { Klaar: 'Besloten' } }, B1210: {}, B1300: {} })).toEqual([]);
    expect(await errors({ '*': { statustypen: { Klaar: 'Beslotn' } }, B1210: {}, B1300: {} })).toEqual([
      ['service', 'statustypen.Klaar', expect.stringContaining('is a statustype of none of the 2 zaaktypen that are named') as string],
    ]);
    // said for this zaaktype, it must be a name of this zaaktype
    expect(await errors({ '*': { statustypen: { Klaar: 'Besloten' } }, B1210: { statustypen: { Klaar: 'Besloten' } }, B1300: {} })).toMatchObject([['zaaktype/B1210', 'statustypen.Klaar', expect.any(String)]]);
    // a zaaktype is closed with this one: it must have it
    expect(await errors({ '*': { closing: { resultaat: 'Toegekend' } }, B1210: {} })).toMatchObject([['zaaktype/B1210', 'closing.resultaat', expect.any(String)]]);
  });
  it('name a zaaktype nobody knows, of a sender too', async () => {
    const found = await check({}, [{ name: 'vth', sender: { zaaktypen: { B9: {} }, zaaktypecodes: { 77: 'B7' }, extraElementen: {}, allow: { operations: 'all', zaaktypen: ['B8'], vertrouwelijkheid: 'zeer_geheim' } } }]);
    expect(found.map(({ code, subject }) => [code, subject])).toEqual([['ZS6131', 'zaaktype/B9'], ['ZS6131', 'zaaktype/B7'], ['ZS6131', 'zaaktype/B8']]);
  });
  it('tell which relation has no roltype', async () => {
    expect((await check({ B1210: {} })).map(({ code, field }) => [code, field])).toEqual([['ZS6132', 'heeftAlsVerantwoordelijke'], ['ZS6132', 'heeftAlsGemachtigde']]);
  });
  it('say that an einddatum cannot close a zaaktype without eindstatus', () => {
    const none = { ...NAMES, statustypen: [] };
    expect(compare(none, decisionsFor('B1210', {}, {}), {}, 'service').found.map(({ code }) => code)).toContain('ZS6106');
    expect(compare(none, decisionsFor('B1210', { '*': { closing: { einddatum: 'never' } } }, {}), {}, 'service').found.map(({ code }) => code)).not.toContain('ZS6106');
  });
});
