// XML against XSD: valid, wrong with its place, not XML at all, and a schema that does not compile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openXsd } from './xsd';

const folder = mkdtempSync(path.join(os.tmpdir(), 'xsd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};

const TYPES = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="kort"><xs:restriction base="xs:string"><xs:maxLength value="5"/></xs:restriction></xs:simpleType></xs:schema>';
const MAIN = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="types.xsd"/><xs:element name="naam" type="kort"/></xs:schema>';

test('a document is valid, or wrong at a place, also one that is no XML', async () => {
  file('types.xsd', TYPES);
  await using xsd = await openXsd(file('main.xsd', MAIN));
  expect(await xsd.validate('<naam>Hout</naam>')).toEqual([]);
  expect(await xsd.validate('<naam>\n  Zandhoek</naam>')).toEqual([expect.objectContaining({ line: 1, message: expect.stringMatching(/maxLength|length/) })]);
  expect(await xsd.validate('<naam>Hout')).toEqual([expect.objectContaining({ line: 1 })]);
  expect(await Promise.all(['<naam>a</naam>', '<anders/>', '<naam>b</naam>'].map((xml) => xsd.validate(xml)))).toEqual([[], [expect.objectContaining({ line: 1 })], []]);
});

test('a schema that does not compile, or is not there, says so', async () => {
  await expect(openXsd(file('broken.xsd', '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="nergens"/></xs:schema>'))).rejects.toThrow(/broken\.xsd/);
  await expect(openXsd(path.join(folder, 'weg.xsd'))).rejects.toThrow(/weg\.xsd/);
});
