// What we wrote ourselves to close a transfer leaves no trace in what is compared.
import type { JsonObject } from '../../model/json';
import { OWN_ACT, withoutOwnActs } from './own-acts';

const v = (versie: number, status: string): JsonObject => ({ versie, beginRegistratie: `2024-01-0${versie}T00:00:00Z`, status, inhoud: { bron: 'd1', versie, omvang: 10 } });
const doc = (status: string, versies: JsonObject[], more: JsonObject = {}): JsonObject => ({ bron: 'd1', titel: 'Brief', status, inhoud: versies.at(-1)?.['inhoud'] ?? null, versies, ...more });
const before = doc('definitief', [v(1, 'in_bewerking'), v(2, 'definitief')]);

test('a document that we called gearchiveerd, and the version that made, leave no trace', () => {
  expect(withoutOwnActs('informatieobject', doc('gearchiveerd', [v(1, 'in_bewerking'), v(2, 'definitief'), v(3, 'gearchiveerd')]))).toEqual(before);
  expect(withoutOwnActs('informatieobject', before)).toEqual(before);
});

test('what anybody else changed is seen all the same', () => {
  const renamed = doc('gearchiveerd', [v(1, 'in_bewerking'), v(2, 'definitief'), v(3, 'gearchiveerd')], { titel: 'Andere brief' });
  expect(withoutOwnActs('informatieobject', renamed)).not.toEqual(before);
  const newer = doc('definitief', [v(1, 'in_bewerking'), v(2, 'definitief'), v(3, 'gearchiveerd'), v(4, 'definitief')]);
  expect(withoutOwnActs('informatieobject', newer)).toEqual(newer);
});

test('a document that never was anything but gearchiveerd stays as it is', () => {
  const old = doc('gearchiveerd', [v(1, 'gearchiveerd')]);
  expect(withoutOwnActs('informatieobject', old)).toEqual(old);
});

test('a zaak that became overgedragen is the same zaak, with its documents and its audit trail', () => {
  const zaak: JsonObject = { bron: 'z1', omschrijving: 'x', archiefstatus: 'nog_te_archiveren', documenten: [before], audittrail: [{ bron: 'a1', actie: 'create' }] };
  const after: JsonObject = {
    ...zaak, archiefstatus: 'overgedragen', documenten: [doc('gearchiveerd', [v(1, 'in_bewerking'), v(2, 'definitief'), v(3, 'gearchiveerd')])],
    audittrail: [{ bron: 'a1', actie: 'create' }, { bron: 'a2', actie: 'partial_update', toelichting: `${OWN_ACT} volgens lijst ab3kmn7p` }],
  };
  expect(withoutOwnActs('zaak', after)).toEqual(zaak);
  const { audittrail: _trail, ...untold } = zaak;
  expect(withoutOwnActs('zaak', { ...untold, archiefstatus: 'overgedragen', audittrail: [{ bron: 'a2', toelichting: OWN_ACT }] })).toEqual(untold);
  expect(withoutOwnActs('zaak', { ...after, omschrijving: 'y' })).not.toEqual(zaak);
  expect(withoutOwnActs('zaak', { ...zaak, archiefstatus: 'gearchiveerd' })).not.toEqual(zaak);
});
