// What the official OpenAPI files offer a writer of zaken.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeatures } from './features';
import { material } from '../../../test/support/material';

const MATERIAL = join(__dirname, '../../../../shared/material/openapi');
const { test: run } = material(...['openzaak-1.30-zaken.yaml', 'openzaak-1.30-besluiten.yaml', 'zgw-zaken-1.7.0.yaml', 'zgw-besluiten-1.1.0.yaml'].map((name) => join(MATERIAL, name)));
const read = (name: string): string => readFileSync(join(MATERIAL, name), 'utf8');

run('Open Zaak offers combined endpoints and the change of a rol', () => {
  const found = readFeatures(read('openzaak-1.30-zaken.yaml'), read('openzaak-1.30-besluiten.yaml'));
  expect(found).toMatchObject({ zaakRegistreren: true, zaakAfsluiten: true, besluitVerwerken: true, rolPut: true });
  expect(found?.zaakFields).toEqual(expect.arrayContaining(['communicatiekanaalNaam', 'startdatumBewaartermijn', 'relevanteAndereZaken']));
  expect(found?.zaakFields).not.toContain('einddatum');
});

run('the standard offers neither', () => {
  const found = readFeatures(read('zgw-zaken-1.7.0.yaml'), read('zgw-besluiten-1.1.0.yaml'));
  expect(found).toMatchObject({ zaakRegistreren: false, zaakAfsluiten: false, besluitVerwerken: false, rolPut: false });
  expect(found?.zaakFields).toContain('identificatie');
});

test('what is no OpenAPI file tells nothing', () => {
  expect(readFeatures(null, null)).toBeNull();
  expect(readFeatures('<html>Inloggen</html>', null)).toBeNull();
  expect(readFeatures('{"a": [', null)).toBeNull();
});
