// Addresses of a register become references and back.
import { absolute, placeBelow, reference, relative, type ApiName } from './references';

const ID = 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001';
const ROOTS: Readonly<Record<ApiName, string>> = {
  catalogi: 'https://openzaak.voorbeeld.example/catalogi/api/v1', selectielijst: 'https://lijst.voorbeeld.example/api/v1',
  zaken: 'https://openzaak.voorbeeld.example/zaken/api/v1', documenten: 'https://openzaak.voorbeeld.example/documenten/api/v1', besluiten: 'https://openzaak.voorbeeld.example/besluiten/api/v1',
};
const rootOf = async (api: ApiName): Promise<string> => ROOTS[api];

test.each([
  ['an object below the root', `${ROOTS.catalogi}/zaaktypen/${ID}`, `zaaktypen/${ID}`],
  ['with a slash behind it', `${ROOTS.catalogi}/zaaktypen/${ID}/`, `zaaktypen/${ID}`],
  ['in capitals', `${ROOTS.catalogi}/zaaktypen/${ID.toUpperCase()}`, `zaaktypen/${ID}`],
  ['another host', `https://elders.example/catalogi/api/v1/zaaktypen/${ID}`, null],
  ['a host that begins alike', `${ROOTS.catalogi}0/zaaktypen/${ID}`, null],
  ['a list', `${ROOTS.catalogi}/zaaktypen`, null],
  ['something deeper', `${ROOTS.catalogi}/zaaktypen/${ID}/publish`, null],
])('a URL as a place: %s', (_, url, place) => {
  expect(placeBelow(ROOTS.catalogi, url)).toBe(place);
});

test('URLs of our APIs become references wherever they stand, others stay, and the way back gives the same', async () => {
  const value = {
    deelzaaktypen: [`${ROOTS.catalogi}/zaaktypen/${ID}`], productenOfDiensten: ['https://producten.voorbeeld.example/1'],
    gerelateerdeZaaktypen: [{ zaaktype: `${ROOTS.catalogi}/zaaktypen/${ID}`, aardRelatie: 'vervolg' }], selectielijstProcestype: `${ROOTS.selectielijst}/procestypen/${ID}`, leeg: null, nummer: 1,
  };
  const told = relative(value, ROOTS);
  expect(told).toEqual({
    deelzaaktypen: [{ $catalogi: `zaaktypen/${ID}` }], productenOfDiensten: ['https://producten.voorbeeld.example/1'],
    gerelateerdeZaaktypen: [{ zaaktype: { $catalogi: `zaaktypen/${ID}` }, aardRelatie: 'vervolg' }], selectielijstProcestype: { $selectielijst: `procestypen/${ID}` }, leeg: null, nummer: 1,
  });
  expect(await absolute(told, rootOf)).toEqual(value);
});

test('the id of a step to come finds its place once it is known', async () => {
  expect(reference('catalogi', 'zaaktypen', { $ref: 'zaaktype B1' })).toEqual({ $catalogi: { in: 'zaaktypen', id: { $ref: 'zaaktype B1' } } });
  expect(await absolute({ zaaktype: { $catalogi: { in: 'zaaktypen', id: ID } } }, rootOf)).toEqual({ zaaktype: `${ROOTS.catalogi}/zaaktypen/${ID}` });
});

test('an API that is not mentioned is not asked how it names itself', async () => {
  const asked: string[] = [];
  await absolute({ body: { omschrijving: 'x', zaaktype: { $catalogi: `zaaktypen/${ID}` } } }, async (api) => {
    asked.push(api);
    return ROOTS[api];
  });
  expect(asked).toEqual(['catalogi']);
});
