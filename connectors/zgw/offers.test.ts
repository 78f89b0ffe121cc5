// What an API offers, read from its OpenAPI file.
import fs from 'node:fs';
import path from 'node:path';
import { readOffers } from './offers';
import { material } from '../../test/support/material';

const MATERIAL = path.resolve(__dirname, '../../../shared/material/openapi');
const file = (name: string): string => fs.readFileSync(path.join(MATERIAL, name), 'utf8');

const YAML = `openapi: 3.0.0
paths:
  /zaken:
    get:
      parameters:
      - in: query
        name: expand
  /zaken/_zoek:
    post: {}
  /zaak_afsluiten/{uuid}:
    post: {}
  /proef:
    get:
      x-experimental: true
components:
  schemas: {}
`;

test('what an API offers is read from its lines: combined and experimental endpoints, search, expand', () => {
  expect(readOffers(YAML, '/zaken')).toEqual({ combined: ['/proef', '/zaak_afsluiten'], search: true, expand: true, pageSize: false });
});

test('also from JSON on one line, where nothing is said of parameters', () => {
  expect(readOffers(JSON.stringify({ paths: { '/zaken/_zoek': { post: {} }, '/document_registreren': { post: {} } } }), '/zaken')).toEqual({ combined: ['/document_registreren'], search: true, expand: null, pageSize: null });
});

test.each([['a login page', '<html><body>Inloggen</body></html>'], ['nothing', null], ['a text with a brace', '{ geen json']])('%s offers nothing that can be told', (_, text) => {
  expect(readOffers(text, '/zaken')).toBeNull();
});

material(MATERIAL).test('Open Zaak offers combined endpoints and page sizes, the standard neither', () => {
  expect(readOffers(file('openzaak-1.30-zaken.yaml'), '/zaken')).toMatchObject({ combined: expect.arrayContaining(['/zaak_registreren', '/zaak_afsluiten']) as string[], search: true, expand: true, pageSize: true });
  expect(readOffers(file('zgw-zaken-1.7.0.yaml'), '/zaken')).toMatchObject({ combined: [], search: true, expand: true, pageSize: false });
});
