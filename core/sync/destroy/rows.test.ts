// Rows of a destruction list: how they name a zaak.
import { DiagnosticError } from '../../diagnostics/diagnostic';
import { bsnOf, isBsn } from './bsn';
import { readRows } from './rows';

const uuid = '7d4e5a10-0000-4000-8000-000000000001';
const refusal = (content: string): string[] => {
  try {
    readRows(content, 'lijst.csv');
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ code, place }) => `${code} ${place?.line}`);
  }
};

test('a row names a zaak by UUID, by URL, or by bronorganisatie and identificatie', () => {
  expect(readRows(`${uuid}\r\nhttps://zaken.example/api/v1/zaken/${uuid.replace('1', '2')}/\n123456782;ZAAK-1\n`, 'lijst.csv')).toEqual([
    { line: 1, id: uuid },
    { line: 2, id: uuid.replace('1', '2') },
    { line: 3, bronorganisatie: '123456782', identificatie: 'ZAAK-1' },
  ]);
});

test('a first row with names of columns says which is which, in whatever order', () => {
  expect(readRows(`Omschrijving,Identificatie,Bronorganisatie\nKapvergunning,ZAAK-1,123456782\n`, 'lijst.csv')).toEqual([{ line: 2, bronorganisatie: '123456782', identificatie: 'ZAAK-1' }]);
  expect(readRows(`url;omschrijving\nhttps://zaken.example/zaken/${uuid};Kapvergunning\n`, 'lijst.csv')).toEqual([{ line: 2, id: uuid }]);
});

test('a row that names nothing, a zaak that stands there twice and an empty file are refused with their line', () => {
  expect(refusal(`${uuid}\n?\n`)).toEqual(['ZS4701 2']);
  expect(refusal(`${uuid}\n${uuid}\n`)).toEqual(['ZS4701 2']);
  expect(refusal('')).toEqual(['ZS4701 1']);
});

test('a BSN passes the elfproef, eight digits get their nought back, and a refusal says nothing of what was given', () => {
  expect(isBsn('999990019')).toBe(true);
  expect(isBsn('999990018')).toBe(false);
  expect(isBsn('000000000')).toBe(false);
  expect(bsnOf(' 999990019\n')).toBe('999990019');
  expect(() => bsnOf('999990018')).toThrow(expect.not.objectContaining({ message: expect.stringContaining('999990018') }));
});
