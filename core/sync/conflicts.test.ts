import { conflicts, type Owner } from './conflicts';

const owner = (sync: string, more: Partial<Owner> = {}): Owner => ({ sync, kind: 'zaaktype', target: 'catalogi', connection: 'openzaak', writes: ['omschrijving', 'statustypen[].omschrijving'], ownership: () => 'theirs', ...more });

test('two syncs that own the same field of one target are refused, and the field is named', () => {
  const found = conflicts([owner('a'), owner('b', { writes: ['doel', 'statustypen'] })]);
  expect(found).toMatchObject([{ code: 'ZS4014', message: expect.stringContaining('statustypen[].omschrijving') }]);
});

test('other fields, another connection, another kind, or only filling what is empty are no conflict', () => {
  const others = [owner('b', { writes: ['doel'] }), owner('c', { connection: 'elders' }), owner('d', { kind: 'zaak' }), owner('e', { ownership: () => 'first' })];
  for (const other of others) expect(conflicts([owner('a'), other])).toEqual([]);
});
