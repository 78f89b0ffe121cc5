// Counts the calls that each operation of a service makes at a ZGW register, with everything of the catalogue remembered, and holds the page to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryShelf } from '../../../test/support/shelf';
import type { JsonObject } from '../../../core/model/json';
import { link, rol, status, waarde, zaak } from '../zaken/testing/world';
import { ALL_PARTS, carryOut, change, content, held, make, makeRegister, never, RSIN, type RegisterWorld } from './testing/world';

const BSN = '999993653';
const wish = (number: string, more: JsonObject = {}): JsonObject => zaak({
  bron: 'nieuw:zaak', identificatie: number,
  rollen: [rol('nieuw:r1', 'Aanvrager', 'jansen'), rol('nieuw:r2', 'Behandelaar', 'devries'), rol('nieuw:r3', 'Adviseur', 'bakker'), rol('nieuw:r4', 'Adviseur', 'visser'), rol('nieuw:r5', 'Adviseur', 'smit')], ...more,
});
const paper = (number: string, more: JsonObject = {}): JsonObject => ({
  bron: 'nieuw:document', identificatie: number, bronorganisatie: RSIN, creatiedatum: '2026-03-01', titel: 'Brief', vertrouwelijkheidaanduiding: 'openbaar', auteur: 'Afdeling Groen', taal: 'nld',
  informatieobjecttype: { omschrijving: 'Brief' }, trefwoorden: [], locked: false, gebruiksrechten: [], indicatieGebruiksrecht: false, inhoud: null, versies: [], ...more,
});
const list = (value: JsonObject, field: string): JsonObject[] => value[field] as JsonObject[];
const ask = (at: RegisterWorld, kind: 'zaak' | 'informatieobject', number: string, parts: Parameters<typeof held>[3] = []) => at.register.find({ kind, identificatie: number, bronorganisatie: RSIN, parts }, never);
const read = async (at: RegisterWorld, of: JsonObject): Promise<void> => {
  for await (const _ of await at.register.open(of['inhoud'] as JsonObject, 0, never)) continue;
};

interface Operation {
  readonly name: string;
  /** What is there before: nothing of it is counted. */
  readonly before?: (at: RegisterWorld, number: string) => Promise<unknown>;
  readonly run: (at: RegisterWorld, number: string, before: unknown) => Promise<unknown>;
  /** At a register that expands and combines (Open Zaak 1.30), and at one that does neither. */
  readonly calls: readonly [number, number];
}

const made = (at: RegisterWorld, number: string, more: JsonObject = {}) => carryOut(at, [make('zaak', wish(number, more))]);
const written = (at: RegisterWorld, number: string) => carryOut(at, [make('informatieobject', paper(number, { inhoud: content(at, number, Buffer.from('een brief')) }))]);
const lent = async (at: RegisterWorld, number: string): Promise<string> => {
  await written(at, number);
  return (await at.register.checkOut(await held(at, 'informatieobject', number, []), never)).lock;
};
const filed = async (at: RegisterWorld, number: string): Promise<void> => {
  await made(at, number);
  const names = Array.from({ length: 10 }, (_, place) => `${number}-${place}`);
  for (const name of names) await written(at, name);
  const dossier = await held(at, 'zaak', number);
  const documents = await Promise.all(names.map((name) => held(at, 'informatieobject', name, [])));
  await carryOut(at, [change(dossier, { zaakinformatieobjecten: documents.map((document, place) => link(`nieuw:z${place}`, document.ref.id)) })]);
};

const OPERATIONS: readonly Operation[] = [
  {
    name: 'creeerZaak with five rollen and a status', calls: [2, 8],
    run: async (at, number) => {
      await ask(at, 'zaak', number, ['rollen', 'statussen', 'resultaat']);
      return made(at, number);
    },
  },
  {
    name: 'creeerZaak whose status names who set it', calls: [8, 8],
    run: async (at, number) => {
      await ask(at, 'zaak', number, ['rollen', 'statussen', 'resultaat']);
      return made(at, number, { statussen: [status('nieuw:s1', 'Ontvangen', '2026-03-01T09:00:00Z', { gezetdoor: 'nieuw:r2' })] });
    },
  },
  { name: 'updateZaak: two fields', calls: [2, 2], before: made, run: async (at, number) => carryOut(at, [change(await held(at, 'zaak', number, []), { omschrijving: 'Anders', toelichting: 'Nu met toelichting' })]) },
  {
    name: 'updateZaak: a field, and one of five rollen is another person', calls: [3, 4], before: made,
    run: async (at, number) => {
      const found = await held(at, 'zaak', number, ['rollen']);
      const rollen = list(found.value, 'rollen').map((one) => ((one['betrokkeneIdentificatie'] as JsonObject)['identificatie'] === 'smit' ? { ...one, betrokkeneIdentificatie: { identificatie: 'mulder', achternaam: 'Testpersoon' } } : one));
      return carryOut(at, [change(found, { omschrijving: 'Anders', rollen })]);
    },
  },
  {
    name: 'updateZaak: a relation with another zaak, on both sides', calls: [4, 4], before: async (at, number) => [await made(at, number), await made(at, `${number}-b`)],
    run: async (at, number) => {
      const [one, other] = await Promise.all([held(at, 'zaak', number, []), held(at, 'zaak', `${number}-b`, [])]);
      const to = (id: string): JsonObject => ({ relevanteAndereZaken: [{ zaak: { bron: id }, aardRelatie: 'onderwerp' }] });
      return carryOut(at, [change(one, to(other.ref.id)), change(other, to(one.ref.id))]);
    },
  },
  {
    name: 'actualiseerZaakstatus', calls: [3, 4], before: made,
    run: async (at, number) => {
      const found = await held(at, 'zaak', number, ['statussen', 'resultaat', 'rollen']);
      return carryOut(at, [change(found, { statussen: [...list(found.value, 'statussen'), status('nieuw:s2', 'In behandeling', '2026-03-02T09:00:00Z')] })]);
    },
  },
  {
    name: 'actualiseerZaakstatus that closes the zaak, with its resultaat', calls: [5, 7], before: made,
    run: async (at, number) => {
      const found = await held(at, 'zaak', number, ['statussen', 'resultaat', 'rollen']);
      return carryOut(at, [change(found, { resultaat: { bron: 'nieuw:resultaat', resultaattype: { omschrijving: 'Verleend' } }, statussen: [...list(found.value, 'statussen'), status('nieuw:s3', 'Afgehandeld', '2026-03-03T09:00:00Z')] })]);
    },
  },
  {
    name: 'geefZaakdetails, all parts', calls: [3, 6],
    before: async (at, number) => {
      await made(at, number, { eigenschappen: [waarde('nieuw:e1', 'straat', 'Dorpsstraat')] });
      const found = await held(at, 'zaak', number);
      await carryOut(at, [change(found, { resultaat: { bron: 'nieuw:resultaat', resultaattype: { omschrijving: 'Verleend' } } })]);
    },
    run: (at, number) => ask(at, 'zaak', number, ALL_PARTS),
  },
  { name: 'geefZaakstatus', calls: [2, 2], before: made, run: (at, number) => ask(at, 'zaak', number, ['statussen']) },
  { name: 'geefLijstZaakdocumenten, ten documents', calls: [2, 3], before: filed, run: (at, number) => ask(at, 'zaak', number, ['zaakinformatieobjecten', 'documenten']) },
  {
    name: 'zakLv01 by BSN, twenty zaken with all they have', calls: [1, 41], before: async (at) => {
      await Promise.all(Array.from({ length: 20 }, async (_, place) => at.world.call('GET', `/zaken?identificatie=P-${place}`).then(async ({ body }) => (body['count'] === 0
        ? void (await made(at, `P-${place}`, { rollen: [{ bron: 'nieuw:p', roltype: { omschrijving: 'Aanvrager' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN, geslachtsnaam: 'Testpersoon' }, roltoelichting: '' }] })) : undefined))));
    },
    run: async (at) => {
      const { found, more } = await at.register.search?.({ inpBsn: BSN }, ['rollen', 'statussen', 'resultaat', 'zaakobjecten', 'relaties'], 20, never) ?? { found: [], more: true };
      if (found.length !== 20 || more) throw new Error(`${found.length} zaken were found`);
    },
  },
  {
    name: 'voegZaakdocumentToe', calls: [3, 4], before: made,
    run: async (at, number) => {
      const [dossier] = await Promise.all([held(at, 'zaak', number, ['zaakinformatieobjecten']), ask(at, 'informatieobject', `${number}-d`)]);
      return carryOut(at, [make('informatieobject', paper(`${number}-d`, { inhoud: content(at, number, Buffer.from('een brief')) })), change(dossier, { zaakinformatieobjecten: [link('nieuw:z1', 'nieuw:document')] })]);
    },
  },
  { name: 'geefZaakdocumentLezen', calls: [2, 2], before: written, run: async (at, number) => read(at, (await held(at, 'informatieobject', number, [])).value) },
  {
    name: 'geefZaakdocumentBewerken', calls: [3, 3], before: written,
    run: async (at, number) => {
      const found = await held(at, 'informatieobject', number, []);
      await at.register.checkOut(found, never);
      await read(at, found.value);
    },
  },
  {
    name: 'updateZaakdocument with the lock of a check-out', calls: [3, 3], before: lent,
    run: async (at, number, lock) => carryOut(at, [change(await held(at, 'informatieobject', number, []), { titel: 'Anders', inhoud: content(at, `${number}+`, Buffer.from('een andere brief')) }, String(lock))]),
  },
  { name: 'updateZaakdocument without a lock', calls: [4, 4], before: written, run: async (at, number) => carryOut(at, [change(await held(at, 'informatieobject', number, []), { titel: 'Anders' })]) },
  { name: 'cancelCheckout', calls: [2, 2], before: lent, run: async (at, number, lock) => at.register.cancelCheckOut(await held(at, 'informatieobject', number, []), String(lock), never) },
];

let rich: RegisterWorld;
let poor: RegisterWorld;
beforeAll(async () => {
  const played = memoryShelf();
  rich = await makeRegister({ played });
  poor = await makeRegister({ played, fill: false, settings: { combined: false, expand: false } });
});
afterAll(async () => {
  await poor[Symbol.asyncDispose]();
  await rich[Symbol.asyncDispose]();
});

let serial = 0;
async function count(at: RegisterWorld, { before, run }: Operation): Promise<{ readonly total: number; readonly calls: Record<string, number> }> {
  let calls: Record<string, number> = {};
  // The first time fills what is remembered of the catalogue and of the API; the second time counts.
  for (let time = 0; time < 2; time += 1) {
    serial += 1;
    const number = `N-${serial}`;
    const there = await before?.(at, number);
    await at.world.calls();
    await run(at, number, there);
    calls = await at.world.calls();
  }
  return { total: Object.values(calls).reduce((sum, one) => sum + one, 0), calls };
}

test.each(OPERATIONS.map((one) => [one.name, one] as const))('%s', async (_, operation) => {
  const [first, second] = [await count(rich, operation), await count(poor, operation)];
  expect({ calls: [first.total, second.total], made: [first.calls, second.calls] }).toMatchObject({ calls: operation.calls });
});

test('the page says how many calls each operation makes', () => {
  const rows = OPERATIONS.map(({ name, calls }) => `| ${name} | ${calls[0]} | ${calls[1]} |`);
  const page = readFileSync(join(__dirname, 'README.md'), 'utf8');
  expect(page.split('\n').filter((line) => /^\| .* \| \d+ \| \d+ \|$/.test(line))).toEqual(rows);
});

test('a BSN stands in no address where the register searches by POST', async () => {
  await rich.world.calls();
  await rich.register.search?.({ inpBsn: BSN }, [], 20, never);
  expect(await rich.world.calls()).toEqual({ 'POST /zaken/api/v1/zaken/_zoek': 1 });
});
