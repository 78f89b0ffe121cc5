// A dossier as it lies at the e-depot: every profile, valid against the schema, and nothing more than what was asked.
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openXsd } from '../../core/xml/xsd';
import { filesBelow } from './package/work';
import { dossier, order } from './testing/dossier';
import { makeWorld } from './testing/world';

const MATERIAL = path.resolve(__dirname, '../../../shared/material');
const XSD = (version: string): string => path.join(MATERIAL, `mdto/MDTO-XML${version}.xsd`);

const sip = order().sip;

test('a dossier lies at the e-depot as the schema wants it', async () => {
  await using world = await makeWorld();
  const planned = await world.deliver(dossier(), order());
  expect(planned.diagnostics).toEqual([]);
  const files = await filesBelow(path.join(world.root, 'edepot/in'));
  const own = 'ZAAK-2026-0000000001';
  expect(files).toContain(`${sip}/${own}/${own}.MDTO.xml`);
  if (!existsSync(XSD('1.0.1'))) return void process.stderr.write(`not checked against the XSD: ${XSD('1.0.1')} is not there\n`);
  await using xsd = await openXsd(XSD('1.0.1'));
  for (const file of files.filter((name) => name.endsWith('.MDTO.xml'))) expect([file, await xsd.validate(await readFile(path.join(world.root, 'edepot/in', file)))]).toEqual([file, []]);
});
