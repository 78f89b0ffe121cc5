// Sets of schemas that spread a namespace over many files: small ones of our own, and the official ones where they are at hand.
import { mkdtempSync, readdirSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openXsdSet } from './xsd';
import { bundleXsd } from './xsd-bundle';
import { material } from '../../test/support/material';

const folder = mkdtempSync(path.join(os.tmpdir(), 'xsd-set-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = (namespace: string | null, body: string): string =>
  `<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b"${namespace === null ? '' : ` targetNamespace="${namespace}"`} elementFormDefault="qualified">\n${body}</xs:schema>`;
const put = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(path.join(folder, 'set-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
};

// Two files of urn:b are imported separately, one of them imports urn:a back, and one file has no namespace of its own.
const SPREAD = {
  'a.xsd': schema('urn:a', `<xs:annotation><xs:documentation/><xs:documentation>x</xs:documentation></xs:annotation>
    <!-- <xs:include schemaLocation="nergens.xsd"/> -->
    <xs:include schemaLocation="deel\\chameleon.xsd"><xs:annotation><xs:documentation>y</xs:documentation></xs:annotation></xs:include>
    <xs:import namespace="urn:b" schemaLocation="b/een.xsd"/>
    <xs:import namespace="urn:b" schemaLocation="./b/twee.xsd"></xs:import>
    <xs:element name="top"><xs:complexType><xs:sequence><xs:element name="kort" type="a:kort"/><xs:element ref="b:een"/><xs:element ref="b:twee"/></xs:sequence></xs:complexType></xs:element>`),
  'deel/chameleon.xsd': schema(null, '<xs:simpleType name="kort"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>'),
  'b/een.xsd': schema('urn:b', '<xs:element name="een" type="xs:int"/>'),
  'b/twee.xsd': schema('urn:b', '<xs:import namespace="urn:a" schemaLocation="../a.xsd"/><xs:element name="twee" type="a:kort"/>'),
};
const document = (kort: string): string => `<top xmlns="urn:a" xmlns:b="urn:b"><kort>${kort}</kort><b:een>1</b:een><b:twee>x</b:twee></top>`;

test('a namespace spread over files is one schema', async () => {
  await using xsd = await openXsdSet(put(SPREAD), ['a.xsd']);
  expect(await xsd.validate(document('abc'))).toEqual([]);
  expect(await xsd.validate(document('abcd'))).toEqual([expect.objectContaining({ line: 1 })]);
  expect(await xsd.validate('<b:twee xmlns:b="urn:b">abcd</b:twee>')).toHaveLength(1);
});

test('a set that lacks a file, holds no schema or does not compile is refused by name', async () => {
  const { 'b/twee.xsd': twee, ...without } = SPREAD;
  expect(twee).toContain('urn:b');
  await expect(bundleXsd(put(without), ['a.xsd'])).rejects.toThrow('ZS3046 b/twee.xsd is not there');
  await expect(bundleXsd(put({ 'a.xsd': '<html/>' }), ['a.xsd'])).rejects.toThrow('ZS3046 a.xsd is no XML schema');
  await expect(bundleXsd(put({ ...SPREAD, 'b/een.xsd': schema('urn:c', '') }), ['a.xsd'])).rejects.toThrow('ZS3046 a.xsd refers to b/een.xsd for "urn:b", which is of "urn:c"');
  await expect(bundleXsd(put({ 'a.xsd': schema('urn:a', '<xs:redefine schemaLocation="b.xsd"/>') }), ['a.xsd'])).rejects.toThrow('ZS3046 a.xsd redefines');
  await expect(openXsdSet(put({ 'a.xsd': schema('urn:a', '<xs:element name="x" type="a:nergens"/>') }), ['a.xsd'])).rejects.toThrow(/ZS3046 the set does not compile: .*nergens/);
});

describe('the official sets', () => {
  const FOLDER = path.join(__dirname, '..', '..', '..', 'shared', 'material');
  const zkn = ['zkn0310/mutatie/zkn0310_msg_mutatie.xsd', 'zkn0310/vraagAntwoord/zkn0310_msg_vraagAntwoord.xsd'];
  const sets = [
    { set: 'zds-1.1.02', roots: ['zkn0310/zs-dms/zkn0310_msg_zs-dms.xsd', ...zkn], messages: 'king-stp-1.1' },
    { set: 'zds-1.2', roots: ['zds0120/zds0120_msg_totaal.xsd', ...zkn], messages: 'king-stp-1.2' },
  ];
  material(FOLDER).test.each(sets)('compile, and take every message of their test platform: $set', async ({ set, roots, messages }) => {
    const at = path.join(FOLDER, 'stuf-messages', messages);
    await using xsd = await openXsdSet(path.join(FOLDER, 'xsd', set), roots);
    const files = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
    const refused: string[] = [];
    for (const file of files) {
      const findings = await xsd.validate(readFileSync(path.join(at, file)));
      if (findings.length > 0) refused.push(`${file}: ${findings[0]?.message ?? ''}`);
    }
    expect(files.length).toBeGreaterThan(20);
    expect(refused).toEqual([]);
    // And it does refuse: a message without its first required element.
    const [first] = files;
    const broken = readFileSync(path.join(at, first ?? ''), 'utf8').replace(/<((?:\w+:)?berichtcode)>[^<]*<\/\1>/, '');
    expect(await xsd.validate(broken)).not.toEqual([]);
  });
});
