// What the mappings make of every field, put into every answer, against the official schemas.
import path from 'node:path';
import { loadMappings } from '../../../core/mapping/load';
import type { JsonObject } from '../../../core/model/json';
import { MODEL_SHAPES, type Shape } from '../../../core/model/shapes';
import { writeTree } from '../../../core/xml/write-tree';
import { openXsdSet, type Xsd } from '../../../core/xml/xsd';
import { CONNECTORS } from '../../registry';
import { STUF_BESLUIT, STUF_INFORMATIEOBJECT, STUF_SHAPES, STUF_ZAAK } from '../shapes';
import { everyField } from '../testing/every-field';
import { buildBericht } from './build-bericht';
import { PREFIXES } from './namespaces';
import { OPERATIETABEL } from './operaties';
import { OFFICIAL_SETS, SCHEMAS } from './testing/corpus';
import { antwoordHeader } from './testing/orders';
import { material } from '../../../test/support/material';

const { describe: official } = material(SCHEMAS);
const others = [...CONNECTORS.values()].flatMap((connector) => connector.shapes).filter(({ name }) => !name.startsWith('stuf.'));

/** Into the model and back, with a value in every field; many of them are texts where the schema wants a number or a code. */
function mapped(name: string, shape: Shape): JsonObject {
  const mapping = loadMappings(path.resolve(__dirname, '../../../mappings'), [...MODEL_SHAPES, ...STUF_SHAPES, ...others]).mappings.get(name);
  const settings = { archiefnominatie: 'blijvend_bewaren' };
  const back = mapping?.back?.run(mapping.run(everyField(shape.schema), { settings }).value, { settings });
  if (!back) throw new Error(`there is no sound mapping ${name}`);
  return back.value;
}

official('an answer made from a whole object', () => {
  const sets = new Map<string, Xsd>();
  const objects = new Map<string, JsonObject>();
  beforeAll(async () => {
    for (const [versie, { folder, roots }] of Object.entries(OFFICIAL_SETS)) sets.set(versie, await openXsdSet(folder, roots));
    objects.set('ZAK', mapped('stuf/zaak', STUF_ZAAK)).set('EDC', mapped('stuf/informatieobject', STUF_INFORMATIEOBJECT)).set('BSL', mapped('stuf/besluit', STUF_BESLUIT));
  });
  afterAll(async () => {
    for (const set of sets.values()) await set[Symbol.asyncDispose]();
  });

  const answers = OPERATIETABEL.flatMap(({ naam, versie, antwoord }) => (antwoord ? [[versie, naam, antwoord.entiteit] as const] : []));
  it.each(answers)('is valid and told, whatever does not fit: %s %s', async (versie, operatie, entiteit) => {
    const raw = objects.get(entiteit) ?? {};
    const { tree, findings } = buildBericht({ versie, operatie, deel: 'antwoord', stuurgegevens: antwoordHeader, objecten: [raw], parameters: { checkedOutId: 'c0ffee' } });
    expect(await sets.get(versie)?.validate(writeTree(tree, { prefixes: PREFIXES }))).toEqual([]);
    expect(findings.filter(({ severity }) => severity !== 'warning')).toEqual([]);
  });
});
