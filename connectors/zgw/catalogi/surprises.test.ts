// Random heaps of mistakes in a zaaktype bring no refusal that was not foreseen.
import type { JsonObject } from '../../../core/model/json';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { makeWorld, round, type Memory, type World } from '../testing/world';
import { withPart, zaaktype } from '../testing/zaaktype';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

const long = (length: number): string => 'Woord '.repeat(length).slice(0, length - 1).concat('x');
const rt = (change: JsonObject) => (value: JsonObject): JsonObject => withPart(value, 'resultaattypen', 'RT1', change);
const brondatum = (change: JsonObject) => rt({ brondatumArchiefprocedure: { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'x', objecttype: 'overige', registratie: 'y', ...change } });

/** Each spoils one thing, and what must be said of it in a plan that publishes. */
const SPOILED: readonly { readonly what: string; readonly code: string; readonly spoil: (value: JsonObject) => JsonObject }[] = [
  { what: 'omschrijving too long', code: 'ZS4111', spoil: (value) => ({ ...value, omschrijving: long(92) }) },
  { what: 'omschrijving empty', code: 'ZS4110', spoil: (value) => ({ ...value, omschrijving: '' }) },
  { what: 'aanleiding blank', code: 'ZS4110', spoil: (value) => ({ ...value, aanleiding: '   ' }) },
  { what: 'nobody responsible', code: 'ZS4110', spoil: ({ verantwoordelijke: _, ...value }) => value },
  { what: 'no term', code: 'ZS4134', spoil: (value) => ({ ...value, doorlooptijd: null }) },
  { what: 'a term that is none', code: 'ZS4113', spoil: (value) => ({ ...value, doorlooptijd: 'P5' }) },
  { what: 'extension without a term', code: 'ZS4136', spoil: ({ verlengingstermijn: _, ...value }) => value },
  { what: 'servicenorm above doorlooptijd', code: 'ZS4135', spoil: (value) => ({ ...value, servicenorm: 'P10W' }) },
  { what: 'inkomend as intern or extern', code: 'ZS4113', spoil: (value) => ({ ...value, indicatieInternOfExtern: 'inkomend' }) },
  { what: 'a date that does not exist', code: 'ZS4113', spoil: (value) => ({ ...value, versiedatum: '2026-02-30' }) },
  { what: 'a link that is none', code: 'ZS4113', spoil: (value) => ({ ...value, referentieproces: { naam: 'Vergunnen', link: 'geen link' } }) },
  { what: 'an unknown procestype', code: 'ZS4120', spoil: (value) => ({ ...value, selectielijstProcestype: { jaar: 2020, nummer: 77 } }) },
  { what: 'one status', code: 'ZS4133', spoil: (value) => ({ ...value, statustypen: (value['statustypen'] as JsonObject[]).slice(2) , informatieobjecttypen: [] }) },
  { what: 'no role', code: 'ZS4133', spoil: (value) => ({ ...value, roltypen: [] }) },
  { what: 'no result', code: 'ZS4133', spoil: (value) => ({ ...value, resultaattypen: [] }) },
  { what: 'two statuses with one number', code: 'ZS4114', spoil: (value) => withPart(value, 'statustypen', 'ST2', { volgnummer: 1 }) },
  { what: 'two results with one name', code: 'ZS4114', spoil: (value) => withPart(value, 'resultaattypen', 'RT2', { omschrijving: 'Verleend' }) },
  { what: 'volgnummer out of range', code: 'ZS4113', spoil: (value) => withPart(value, 'informatieobjecttypen', 'DO1', { volgnummer: 1000 }) },
  { what: 'a document at a status that is not there', code: 'ZS4113', spoil: (value) => withPart(value, 'informatieobjecttypen', 'DO2', { statustype: 'ST9' }) },
  { what: 'a result without a class', code: 'ZS4120', spoil: rt({ selectielijstklasse: null }) },
  { what: 'a class the list does not have', code: 'ZS4120', spoil: rt({ selectielijstklasse: { jaar: 2020, nummer: '11.1.99' } }) },
  { what: 'a class of another procestype', code: 'ZS4121', spoil: rt({ selectielijstklasse: { jaar: 2020, nummer: '12.1' } }) },
  { what: 'a class of another year', code: 'ZS4121', spoil: rt({ selectielijstklasse: { jaar: 2017, nummer: '11.1' } }) },
  { what: 'afgehandeld where the class has a bestaansduur', code: 'ZS4122', spoil: rt({ brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld' } }) },
  { what: 'an event without its register', code: 'ZS4123', spoil: brondatum({ registratie: '' }) },
  { what: 'a decision date with an event', code: 'ZS4123', spoil: brondatum({ afleidingswijze: 'vervaldatum_besluit' }) },
  { what: 'no brondatum where it is destroyed', code: 'ZS4123', spoil: rt({ brondatumArchiefprocedure: null }) },
  { what: 'an unknown object type', code: 'ZS4113', spoil: brondatum({ objecttype: 'fiets' }) },
  { what: 'an unknown generic result', code: 'ZS4124', spoil: rt({ resultaattypeomschrijving: 'Gegeven' }) },
  { what: 'a property with an impossible length', code: 'ZS4126', spoil: (value) => withPart(value, 'eigenschappen', 'EI1', { specificatie: { formaat: 'datum', lengte: '10', kardinaliteit: '1' } }) },
  { what: 'a property without a definition', code: 'ZS4110', spoil: (value) => withPart(value, 'eigenschappen', 'EI1', { definitie: '' }) },
];

let number = 0;
const fresh = (): Memory => ({ base: null, links: {} });

/** Plans and carries out; a refusal by the target is a surprise. */
async function surprise(value: JsonObject, options: JsonObject): Promise<{ codes: string[]; surprise: string | null }> {
  number += 1;
  try {
    const planned = await round(world.connection, { ...value, identificatie: `S${number}` }, fresh(), { options });
    return { codes: planned.diagnostics.filter((finding) => finding.severity === 'error').map((finding) => finding.code), surprise: null };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { codes: [], surprise: error.message };
  }
}

test.each(SPOILED)('$what: a plan to publish says $code beforehand, and nothing is sent', async ({ code, spoil }) => {
  const { codes, surprise: met } = await surprise(spoil(zaaktype()), { publish: true, begin: '2026-12-01' });
  expect(met).toBeNull();
  expect(codes).toContain(code);
});

test('what can be left out of a concept is left out, and the target takes the rest without a refusal', async () => {
  const outcomes: string[] = [];
  for (const { what, spoil } of SPOILED) {
    const { surprise: met } = await surprise(spoil(zaaktype()), { publish: false });
    if (met !== null) outcomes.push(`${what}: ${met}`);
  }
  expect(outcomes).toEqual([]);
});

test('eighty random heaps of mistakes bring no refusal that was not foreseen', async () => {
  let seed = 20261123;
  const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const outcomes: string[] = [];
  let sent = 0;
  for (let at = 0; at < 80; at += 1) {
    const picked = SPOILED.filter(() => random() < 0.06);
    // A later mistake may stand on what an earlier one took away: then it does not apply.
    const value = picked.reduce((here, { spoil }) => spoil(here), zaaktype());
    const { codes, surprise: met } = await surprise(value, { publish: random() < 0.5, begin: '2026-12-01' });
    if (met !== null) outcomes.push(`${picked.map(({ what }) => what).join(' + ')}: ${met}`);
    if (codes.length === 0) sent += 1;
  }
  expect(outcomes).toEqual([]);
  expect(sent).toBeGreaterThan(10);
}, 120_000);

test.each(['1.0', '1.2'])('a target of Catalogi %s takes the same zaaktype within its own lengths and fields, twice without a difference', async (version) => {
  const old = await makeWorld({ version });
  try {
    const memory = fresh();
    const first = await round(old.connection, zaaktype(), memory);
    expect(first.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
    const names = first.diagnostics.filter((finding) => finding.code === 'ZS4112').map((finding) => finding.field);
    expect(names).toContain('resultaattypen[RT2].omschrijving');
    expect((await round(old.connection, zaaktype(), memory)).steps).toEqual([]);
  } finally {
    await old[Symbol.asyncDispose]();
  }
});
