import type { JsonObject } from '../../../core/model/json';
import { besluit, rol, status, waarde, zaak } from '../zaken/testing/world';
import { carryOut, change, errors, held, make, makeRegister, names, never, RSIN, undoAll, type RegisterWorld } from './testing/world';
import { memoryShelf } from '../../../test/support/shelf';

let combined: RegisterWorld;
let plain: RegisterWorld;
beforeAll(async () => {
  const played = memoryShelf();
  combined = await makeRegister({ played });
  plain = await makeRegister({ played, fill: false, settings: { combined: false } });
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await combined[Symbol.asyncDispose]();
});

let serial = 0;
/** Five rollen and a status, as a message says them. */
const fresh = (more: JsonObject = {}): JsonObject => {
  serial += 1;
  return zaak({
    bron: `nieuw:${serial}`, identificatie: `0363-${serial}`,
    rollen: [rol('nieuw:r1', 'Aanvrager', 'jansen'), rol('nieuw:r2', 'Behandelaar', 'devries'), rol('nieuw:r3', 'Adviseur', 'bakker'), rol('nieuw:r4', 'Adviseur', 'visser'), rol('nieuw:r5', 'Adviseur', 'smit')],
    statussen: [status('nieuw:s1', 'Ontvangen', '2026-03-01T09:00:00Z')], ...more,
  });
};
const at = (how: string): RegisterWorld => (how === 'combined' ? combined : plain);
const gone = async (world: RegisterWorld, identificatie: string): Promise<boolean> => (await world.register.find({ kind: 'zaak', identificatie, bronorganisatie: RSIN, parts: [] }, never)).state === 'absent';

test.each(['combined', 'plain'])('a new zaak is made with its rollen and its status, and found as it was wanted (%s)', async (how) => {
  const want = fresh({ eigenschappen: [waarde('nieuw:e1', 'straat', 'Dorpsstraat')] });
  const { planned } = await carryOut(at(how), [make('zaak', want)]);
  expect(planned.makes).toEqual([`zaak ${String(want['identificatie'])}`]);
  const found = await held(at(how), 'zaak', String(want['identificatie']));
  expect((found.value['rollen'] as JsonObject[]).map((one) => (one['betrokkeneIdentificatie'] as JsonObject)['identificatie']).sort()).toEqual(['bakker', 'devries', 'jansen', 'smit', 'visser']);
  expect(found.value['statussen']).toMatchObject([{ statustype: { omschrijving: 'Ontvangen' }, datumStatusGezet: '2026-03-01T09:00:00Z' }]);
  expect(found.value['eigenschappen']).toMatchObject([{ naam: 'straat', waarde: 'Dorpsstraat' }]);
  // What was found, wanted again, is nothing to do.
  expect(names(await at(how).register.plan([change(found, {})], never))).toEqual([]);
});

test.each(['combined', 'plain'])('a new zaak that is taken back leaves nothing (%s)', async (how) => {
  const want = fresh();
  const done = await carryOut(at(how), [make('zaak', want)]);
  await undoAll(at(how), done);
  expect(await gone(at(how), String(want['identificatie']))).toBe(true);
});

test('a status of a zaak that is made with it goes with it, and one of a zaak that was there says that it cannot be taken back', async () => {
  const want = fresh();
  const done = await carryOut(plain, [make('zaak', want)]);
  expect(done.steps.every((step) => !step.irreversible)).toBe(true);
  const found = await held(plain, 'zaak', String(want['identificatie']));
  const more = await carryOut(plain, [change(found, { statussen: [...(found.value['statussen'] as JsonObject[]), status('nieuw:s2', 'In behandeling', '2026-03-02T09:00:00Z')] })]);
  expect(more.steps.map((step) => step.irreversible)).toEqual([true]);
  await expect(undoAll(plain, more)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4199' }] });
});

test('a name that the zaaktype does not have refuses the whole command before anything is written', async () => {
  const want = fresh({ rollen: [rol('nieuw:r1', 'Melder', 'jansen')] });
  const planned = await plain.register.plan([make('zaak', want)], never);
  expect([errors(planned), planned.steps, planned.makes]).toEqual([['ZS4172'], [], [null]]);
});

test('a zaak that somebody made meanwhile under this number is not written over', async () => {
  const want = fresh();
  await carryOut(plain, [make('zaak', want)]);
  await expect(carryOut(plain, [make('zaak', { ...want, omschrijving: 'Iets anders' })])).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4173' }] });
});

test('a besluit comes with its zaak, and goes before it', async () => {
  const want = fresh({ besluiten: [besluit('nieuw:b1', { identificatie: `B-${serial + 1}` })] });
  const done = await carryOut(plain, [make('zaak', want)]);
  expect((await held(plain, 'besluit', `B-${serial}`, [])).value).toMatchObject({ besluittype: { omschrijving: 'Vergunning' }, zaak: { identificatie: want['identificatie'] } });
  await undoAll(plain, done);
  expect(await gone(plain, String(want['identificatie']))).toBe(true);
  expect((await plain.register.find({ kind: 'besluit', identificatie: `B-${serial}`, bronorganisatie: RSIN, parts: [] }, never)).state).toBe('absent');
});

test('a new zaak that begins before its zaaktype gets the version of today, and it is told; where the connection says so it is refused', async () => {
  const want = fresh({ startdatum: '2019-03-01' });
  const { planned } = await carryOut(plain, [make('zaak', want)]);
  expect(planned.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ['ZS4212', 'warning', 'no published version of zaaktype B0001 was valid on 2019-03-01: 2024-01-01 to now; the version of 2024-01-01 is taken'],
  ]);
  expect((await held(plain, 'zaak', String(want['identificatie']))).value).toMatchObject({ startdatum: '2019-03-01', zaaktype: { identificatie: 'B0001' } });
  await using strict = await makeRegister({ connection: { register: { versie: 'startdatum' } } });
  const refused = await strict.register.plan([make('zaak', fresh({ startdatum: '2019-03-01' }))], never);
  expect([errors(refused), refused.steps]).toEqual([['ZS4171'], []]);
});
