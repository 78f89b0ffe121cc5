// Closing derives the archive dates for every afleidingswijze, as Open Zaak does; what has to wait is filled in later.
import type { Sandbox } from '../../../../core/connector/contract';
import type { JsonObject } from '../../../../core/model/json';
import { call, faults, generiek, klasse, make, procestype, relation, resultaattype, roltype, start, statustype, token, zaaktype, besluittype, eigenschap, informatieobjecttype, type Answer } from '../testing/client';
import { ask, BESLUITEN, must, ZAKEN } from '../testing/zaken';
import { SCOPES } from '../settings';
import { addPeriod } from './term';

const MASTER = { id: 'beheerder', secret: 'geheim-van-de-beheerder-0123456789', scopes: [...SCOPES] };
const master = (): Record<string, string> => ({ authorization: `Bearer ${token({ client_id: MASTER.id, iss: MASTER.id }, MASTER.secret)}` });

interface Place {
  readonly zaaktype: string;
  readonly end: string;
  readonly resultaat: string;
  readonly besluittype: string;
  readonly eigenschap: string;
}

let at: Sandbox;
let number = 0;
beforeAll(async () => void (at = await start({ storage: 'memory', clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789' }, MASTER] })));
afterAll(() => at[Symbol.asyncDispose]());

/** A published zaaktype with one resultaattype. */
async function place(brondatum: JsonObject | null, more: JsonObject = {}, deelzaaktypen: string[] = []): Promise<Place> {
  number += 1;
  const past = { beginGeldigheid: '2010-01-01' };
  const nummer = brondatum?.['afleidingswijze'] === 'termijn' ? 15 : 11;
  const document = (await make(at, 'informatieobjecttypen', informatieobjecttype(at, { ...past, omschrijving: `Stuk ${number}` }))).url;
  const decision = (await make(at, 'besluittypen', besluittype(at, { ...past, omschrijving: `Besluit ${number}`, informatieobjecttypen: [document] }))).url;
  const type = (await make(at, 'zaaktypen', zaaktype(at, { ...past, identificatie: `B${number}`, selectielijstProcestype: procestype(at, nummer), besluittypen: [decision], deelzaaktypen }))).url;
  await make(at, 'statustypen', statustype(type, 1));
  const end = (await make(at, 'statustypen', statustype(type, 2))).url;
  await make(at, 'roltypen', roltype(type));
  const trait = (await make(at, 'eigenschappen', eigenschap(type, { naam: 'vervalt op' }))).url;
  await make(at, 'zaaktype-informatieobjecttypen', relation(type, document, 1));
  const manner = String(brondatum?.['afleidingswijze'] ?? '');
  const list = manner === 'termijn' ? klasse(at, '15.1.1') : manner === 'afgehandeld' ? klasse(at, '11.2') : klasse(at, '11.1');
  const resultaat = (await make(at, 'resultaattypen', resultaattype(at, type, { omschrijving: 'Klaar', selectielijstklasse: list, resultaattypeomschrijving: generiek(at, 'Verleend'), brondatumArchiefprocedure: brondatum, ...more }))).url;
  for (const url of [document, decision, type]) expect((await call(at, 'POST', `${url}/publish`)).status).toBe(200);
  return { zaaktype: type, end, resultaat, besluittype: decision, eigenschap: trait };
}

type Made = JsonObject & { url: string };
const zaak = (where: Place, more: JsonObject = {}): Promise<Made> => must(at, 'POST', `${ZAKEN}/zaken`, { bronorganisatie: '002564440', verantwoordelijkeOrganisatie: '002564440', zaaktype: where.zaaktype, startdatum: '2020-01-01', ...more });
async function close(url: string, where: Place, day = '2020-06-15'): Promise<Answer> {
  await must(at, 'POST', `${ZAKEN}/resultaten`, { zaak: url, resultaattype: where.resultaat });
  return ask(at, 'POST', `${ZAKEN}/statussen`, { zaak: url, statustype: where.end, datumStatusGezet: `${day}T10:00:00Z` });
}
const dates = async (url: string): Promise<unknown[]> => {
  const { einddatum, archiefnominatie, startdatumBewaartermijn, archiefactiedatum } = await must(at, 'GET', url);
  return [einddatum, archiefnominatie, startdatumBewaartermijn, archiefactiedatum];
};
const decide = (url: string, where: Place, more: JsonObject): Promise<Made> => must(at, 'POST', `${BESLUITEN}/besluiten`, { zaak: url, besluittype: where.besluittype, verantwoordelijkeOrganisatie: '002564440', datum: '2020-05-01', ingangsdatum: '2020-05-02', ...more }, master());

test('afgehandeld: the einddatum', async () => {
  const where = await place({ afleidingswijze: 'afgehandeld' });
  const { url } = await zaak(where);
  expect((await close(url, where)).status).toBe(201);
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', '2020-06-15', '2025-06-15']);
});

test('termijn: the einddatum and the procestermijn', async () => {
  const where = await place({ afleidingswijze: 'termijn', procestermijn: 'P1Y6M' });
  const { url } = await zaak(where);
  await close(url, where, '2020-08-31');
  expect(await dates(url)).toEqual(['2020-08-31', 'vernietigen', '2022-02-28', '2027-02-28']);
});

test('eigenschap: its value; absent it waits and is filled in later, and no date is an error', async () => {
  const where = await place({ afleidingswijze: 'eigenschap', datumkenmerk: 'vervalt op' });
  const first = await zaak(where);
  await must(at, 'POST', `${first.url}/zaakeigenschappen`, { eigenschap: where.eigenschap, waarde: '2021-03-31T12:00:00' });
  await close(first.url, where);
  expect(await dates(first.url)).toEqual(['2020-06-15', 'vernietigen', '2021-03-31', '2026-03-31']);
  const second = await zaak(where);
  await close(second.url, where);
  expect(await dates(second.url)).toEqual(['2020-06-15', 'vernietigen', null, null]);
  await must(at, 'POST', `${second.url}/zaakeigenschappen`, { eigenschap: where.eigenschap, waarde: '20220101' }, master());
  expect(await dates(second.url)).toEqual(['2020-06-15', 'vernietigen', '2022-01-01', '2027-01-01']);
  const third = await zaak(where);
  await must(at, 'POST', `${third.url}/zaakeigenschappen`, { eigenschap: where.eigenschap, waarde: 'ooit' });
  expect(faults(await close(third.url, where))).toEqual(['nonFieldErrors:archiefactiedatum-error']);
  expect((await must(at, 'GET', third.url))['einddatum']).toBeNull();
});

test('ander_datumkenmerk: a person fills it in', async () => {
  const where = await place({ afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'einde', objecttype: 'medewerker', registratie: 'Personeel' });
  const { url } = await zaak(where);
  expect((await close(url, where)).status).toBe(201);
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', null, null]);
});

test('zaakobject: the last of its dates, also inside a group; without one it is an error', async () => {
  const where = await place({ afleidingswijze: 'zaakobject', objecttype: 'overige', datumkenmerk: 'looptijd/einde' });
  const { url } = await zaak(where);
  expect(faults(await close(url, where))).toEqual(['nonFieldErrors:archiefactiedatum-error']);
  for (const einde of ['2021-01-01', '2023-05-05', '2022-01-01']) await must(at, 'POST', `${ZAKEN}/zaakobjecten`, { zaak: url, objectType: 'overige', objectTypeOverige: 'contract', objectIdentificatie: { overigeData: { looptijd: { einde } } } });
  expect((await ask(at, 'POST', `${ZAKEN}/statussen`, { zaak: url, statustype: where.end, datumStatusGezet: '2020-06-15T10:00:00Z' })).status).toBe(201);
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', '2023-05-05', '2028-05-05']);
  await must(at, 'POST', `${ZAKEN}/zaakobjecten`, { zaak: url, objectType: 'overige', objectTypeOverige: 'contract', objectIdentificatie: { overigeData: { looptijd: { einde: '2024-05-05' } } } }, master());
  expect((await dates(url))[2]).toBe('2024-05-05');
});

test('hoofdzaak: its einddatum, when it has one; no hoofdzaak is an error', async () => {
  const deel = await place({ afleidingswijze: 'hoofdzaak' });
  const hoofd = await place({ afleidingswijze: 'afgehandeld' }, {}, [deel.zaaktype]);
  const lone = await zaak(deel);
  expect(faults(await close(lone.url, deel))).toEqual(['nonFieldErrors:archiefactiedatum-error']);
  const above = await zaak(hoofd);
  const below = await zaak(deel, { hoofdzaak: above.url });
  await close(below.url, deel, '2020-03-01');
  expect(await dates(below.url)).toEqual(['2020-03-01', 'vernietigen', null, null]);
  await close(above.url, hoofd, '2020-06-15');
  expect(await dates(below.url)).toEqual(['2020-03-01', 'vernietigen', '2020-06-15', '2025-06-15']);
});

test('gerelateerde_zaak: the last einddatum of them; none is an error', async () => {
  const where = await place({ afleidingswijze: 'gerelateerde_zaak' });
  const other = await place({ afleidingswijze: 'afgehandeld' });
  const related = await zaak(other);
  const { url } = await zaak(where, { relevanteAndereZaken: [{ url: related.url, aardRelatie: 'vervolg' }] });
  expect(faults(await close(url, where))).toEqual(['nonFieldErrors:archiefactiedatum-error']);
  await close(related.url, other, '2019-12-31');
  await must(at, 'POST', `${ZAKEN}/statussen`, { zaak: url, statustype: where.end, datumStatusGezet: '2020-06-15T10:00:00Z' });
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', '2019-12-31', '2024-12-31']);
});

test('ingangsdatum_besluit: the last of them; none is an error', async () => {
  const where = await place({ afleidingswijze: 'ingangsdatum_besluit' });
  const { url } = await zaak(where);
  expect(faults(await close(url, where))).toEqual(['nonFieldErrors:archiefactiedatum-error']);
  await decide(url, where, { ingangsdatum: '2020-05-10' });
  await decide(url, where, { ingangsdatum: '2020-05-05' });
  await must(at, 'POST', `${ZAKEN}/statussen`, { zaak: url, statustype: where.end, datumStatusGezet: '2020-06-15T10:00:00Z' });
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', '2020-05-10', '2025-05-10']);
});

test('vervaldatum_besluit: waits for one, and follows it when it changes', async () => {
  const where = await place({ afleidingswijze: 'vervaldatum_besluit' });
  const { url } = await zaak(where);
  const besluit = await decide(url, where, {});
  expect((await close(url, where)).status).toBe(201);
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', null, null]);
  await must(at, 'PATCH', besluit.url, { vervaldatum: '2022-07-01' });
  expect(await dates(url)).toEqual(['2020-06-15', 'vernietigen', '2022-07-01', '2027-07-01']);
});

test('what is kept for ever closes without a date (open-zaak#2427), and a date that is there stays', async () => {
  const where = await place({ afleidingswijze: 'ingangsdatum_besluit' }, { archiefnominatie: 'blijvend_bewaren' });
  const { url } = await zaak(where);
  expect((await close(url, where)).status).toBe(201);
  expect(await dates(url)).toEqual(['2020-06-15', 'blijvend_bewaren', null, null]);
  const other = await place({ afleidingswijze: 'afgehandeld' });
  const given = await zaak(other, { startdatumBewaartermijn: '2018-02-28', archiefnominatie: 'vernietigen' });
  await close(given.url, other);
  expect(await dates(given.url)).toEqual(['2020-06-15', 'vernietigen', '2018-02-28', '2023-02-28']);
});

test('periods are added as a calendar does: cut off at the end of the month', () => {
  expect(addPeriod('2024-02-29', 'P1Y')).toBe('2025-02-28');
  expect(addPeriod('2024-01-31', 'P1M')).toBe('2024-02-29');
  expect(addPeriod('2024-12-31', 'P2M10D')).toBe('2025-03-10');
  expect(addPeriod('2024-01-01', 'P6W')).toBe('2024-02-12');
  expect(addPeriod('2024-01-01', 'P0D')).toBe('2024-01-01');
  expect(addPeriod('2024-01-01', 'drie jaar')).toBeNull();
  expect(addPeriod('2024-01-01', 'P')).toBeNull();
});
