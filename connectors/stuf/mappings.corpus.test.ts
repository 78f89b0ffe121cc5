// The messages others send go through the mappings and back: nothing is refused but what is broken, and what has no place is known.
import path from 'node:path';
import { loadMappings } from '../../core/mapping/load';
import type { JsonObject } from '../../core/model/json';
import { MODEL_SHAPES } from '../../core/model/shapes';
import { readBericht } from './message/read-bericht';
import { CORPUS, voorbeelden } from './message/testing/corpus';
import { STUF_SHAPES } from './shapes';
import { material } from '../../test/support/material';

const { describe: official } = material(CORPUS);

const MAPPINGS: Readonly<Record<string, string>> = { ZAK: 'stuf/zaak', EDC: 'stuf/informatieobject', BSL: 'stuf/besluit' };

/** Elements that no rule takes, each with its reason; another one fails. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/extraElementen/, 'goes where the settings of the sender say'],
  [/\.tijdvakRelatie$/, 'the model has no period for it'],
  [/^heeftAls\w+\[\]\.(code|omschrijving)$/, 'a roltype is known by the element'],
  [/heeftAlsAanspreekpunt\[\]\.gerelateerde\.(identificatie|isAanspreekpuntNamens)$/, 'contactpersoonRol has none'],
  [/rolomschrijvingGeneriek$/, 'the roltype says it'],
  [/afwijkendCorrespondentieAdres\.(aoa\.woonplaatsWaarinGelegen|gor\.straatnaam)$/, 'a second place or street beside the first'],
  [/isGehuisvestIn\.gerelateerde\.isEen\.gerelateerde\.(handelsnaam|verblijfsadres)$/, 'a unit has the number of its building only'],
  [/^antwoord$/, 'an answer in an answer: a recorded message of a test tool that breaks the schema'],
];

/** Refusals, each with its reason. */
const BROKEN: readonly (readonly [RegExp, string])[] = [
  [/^inhoud stufInhoud/, 'here the messages are read whole: content is not cut out'],
  [/^(archiefnominatie|einddatum) .*"(Was|Wordt)"/, 'a recorded message with words for values'],
];

official('the messages others send', () => {
  const { mappings } = loadMappings(path.resolve(__dirname, '../../mappings'), [...MODEL_SHAPES, ...STUF_SHAPES]);
  const settings: JsonObject = { archiefnominatie: 'vernietigen' };
  const unmapped = new Set<string>();
  const errors = new Set<string>();
  let objects = 0;

  beforeAll(async () => {
    for (const { tree } of await voorbeelden()) {
      const bericht = readBericht(tree);
      for (const raw of bericht.objecten) {
        const mapping = mappings.get(MAPPINGS[String(raw['@entiteittype'] ?? bericht.stuurgegevens.entiteittype)] ?? '');
        if (!mapping?.back) continue;
        objects += 1;
        const there = mapping.run(raw, { settings });
        for (const path of there.unmapped) unmapped.add(path);
        const back = mapping.back.run(there.value, { settings });
        for (const { severity, field, message } of [...there.diagnostics, ...back.diagnostics]) if (severity === 'error') errors.add(`${field} ${message}`);
      }
    }
  });

  test('are many', () => {
    process.stdout.write(`${objects} objects, ${unmapped.size} elements without a rule\n`);
    expect(objects).toBeGreaterThan(100);
  });

  test('hold nothing that has no place, but what is known', () => {
    expect([...unmapped].filter((one) => !KNOWN.some(([pattern]) => pattern.test(one)))).toEqual([]);
  });

  test('are refused only where they are broken', () => {
    expect([...errors].filter((one) => !BROKEN.some(([pattern]) => pattern.test(one)))).toEqual([]);
  });
});
