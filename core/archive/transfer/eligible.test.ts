// Which zaken may be transferred, and why others may not.
import type { Zaak } from '../../model/zaak';
import { aResultaat, aZaak } from '../testing/zaken';
import { refusals, type EligibleInput, type Relative } from './eligible';
import { listRow, openbaarheid } from './row';

const TODAY = '2026-03-01';
const ask = (zaak: Zaak, more: Partial<EligibleInput> = {}) => refusals({ zaak, family: {}, kind: 'overbrenging', today: TODAY, subject: 'zaak/zaak-1', ...more }).map(({ code, field }) => [code, field]);
const relative = (more: Partial<Relative> = {}): Relative => ({ identificatie: 'ZAAK-2', einddatum: '2024-01-01', archiefnominatie: 'blijvend_bewaren', deelzaken: [], ...more });
const without = (...fields: (keyof Zaak)[]): Zaak => Object.fromEntries(Object.entries(aZaak()).filter(([field]) => !fields.includes(field as keyof Zaak))) as unknown as Zaak;

test('closed, with a result, kept for ever and due: it may be transferred', () => {
  expect(ask(aZaak())).toEqual([]);
});

test('each thing that lacks is a reason with its field', () => {
  expect(ask(without('einddatum'))).toEqual([['ZS4401', 'einddatum']]);
  expect(ask(without('resultaat'))).toEqual([['ZS4402', 'resultaat']]);
  expect(ask(without('archiefnominatie'))).toEqual([['ZS4404', 'archiefnominatie']]);
  expect(ask(without('archiefactiedatum'))).toEqual([['ZS4404', 'archiefactiedatum']]);
  expect(ask(without('einddatum', 'resultaat', 'archiefactiedatum')).length).toBe(3);
});

test('the hoofdzaak and all deelzaken must be closed, also those beside it, and what is not known refuses', () => {
  const zaak = aZaak({ hoofdzaak: { bron: 'h' } });
  expect(ask(zaak)).toEqual([['ZS4403', 'hoofdzaak']]);
  expect(ask(zaak, { family: { h: { ...relative(), einddatum: undefined } } })).toEqual([['ZS4403', 'hoofdzaak']]);
  expect(ask(zaak, { family: { h: relative({ deelzaken: [{ bron: 'zaak-1' }, { bron: 'd2' }] }) } })).toEqual([['ZS4403', 'deelzaken']]);
  expect(ask(zaak, { family: { h: relative({ deelzaken: [{ bron: 'zaak-1' }, { bron: 'd2' }] }), d2: relative() } })).toEqual([]);
  expect(ask(aZaak({ deelzaken: [{ bron: 'd' }] }), { family: { d: { ...relative(), einddatum: undefined } } })).toEqual([['ZS4403', 'deelzaken']]);
});

test('mixed waardering in a family is blocked until a decision is named', () => {
  const zaak = aZaak({ deelzaken: [{ bron: 'd' }] });
  const family = { d: relative({ archiefnominatie: 'vernietigen' }) };
  expect(ask(zaak, { family })).toEqual([['ZS4405', 'archiefnominatie']]);
  expect(ask(zaak, { family, mixed: 'besluit 2026-12: de deelzaak blijft achter' })).toEqual([]);
});

test('overbrenging is of what is kept for ever and due, or early with a named decision; uitplaatsing takes both', () => {
  const destroyed = aZaak({ archiefnominatie: 'vernietigen' });
  const later = aZaak({ archiefactiedatum: '2026-03-02' });
  expect(ask(destroyed)).toEqual([['ZS4406', 'archiefnominatie']]);
  expect(ask(later)).toEqual([['ZS4407', 'archiefactiedatum']]);
  expect(ask(aZaak({ archiefactiedatum: TODAY }))).toEqual([]);
  expect(ask(later, { early: 'besluit 2026-14: vervroegde overbrenging' })).toEqual([]);
  expect(ask(destroyed, { kind: 'uitplaatsing' })).toEqual([]);
  expect(ask(later, { kind: 'uitplaatsing' })).toEqual([]);
});

test('what was transferred goes again only as a supplement', () => {
  expect(ask(aZaak({ archiefstatus: 'overgedragen' }))).toEqual([['ZS4408', 'archiefstatus']]);
  expect(ask(aZaak({ archiefstatus: 'overgedragen' }), { supplements: true })).toEqual([]);
});

const options = { profile: 'open-zaak', facts: {}, subject: 'zaak/zaak-1', findings: [] } as const;

test('a row shows what decides, with organisations by name and persons by their role', () => {
  const document = {
    bron: 'd1', identificatie: 'DOC-1', bronorganisatie: '123456782', creatiedatum: '2024-01-01', titel: 'Tekening', auteur: 'x', taal: 'nld',
    informatieobjecttype: { omschrijving: 'Tekening' }, trefwoorden: [], gebruiksrechten: [], versies: [], locked: false,
  };
  const zaak = aZaak({
    rollen: [
      { bron: 'r1', roltype: { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Jansen' }, roltoelichting: '' },
      { bron: 'r2', roltype: { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' }, betrokkeneType: 'niet_natuurlijk_persoon', betrokkeneIdentificatie: { statutaireNaam: 'Bakkerij De Korst' }, roltoelichting: '' },
    ],
    zaakinformatieobjecten: [{ bron: 'z1', informatieobject: { bron: 'd1' } }, { bron: 'z2', informatieobject: { bron: 'd2' } }],
    documenten: [
      { ...document, bestandsnaam: 'tekening.dwg', inhoud: { bron: 'd1', omvang: 2048 } },
      { ...document, bron: 'd2', bestandsnaam: 'besluit.PDF', inhoud: { bron: 'd2', omvang: 1000 } },
    ],
  });
  const row = listRow(zaak, options);
  expect(row).toMatchObject({
    identificatie: 'ZAAK-2024-0000000001', zaaktype: 'Omgevingsvergunning', zaaktypeVersie: '2023-01-01', resultaat: 'Verleend', selectielijstJaar: 2020, selectielijstNummer: '1.1',
    waardering: 'blijvend_bewaren', archiefactiedatum: '2025-02-28', partijen: ['initiator (natuurlijk persoon)', 'belanghebbende: Bakkerij De Korst'],
    documenten: 2, omvang: 3048, buitenGreenlist: ['dwg'], afwijkingen: [], virusscan: 'niet gescand',
  });
  expect(row.toelichting.join()).toContain('2024-02-29 en P1Y is 2025-02-28');
  expect(JSON.stringify(row)).not.toMatch(/Jansen|999990019/);
});

test('a date that differs from the calculated one stands on the list as a deviation', () => {
  expect(listRow(aZaak({ archiefactiedatum: '2025-01-01' }), options).afwijkingen).toEqual([expect.stringContaining('2025-02-28')]);
});

test('a size is told only when every document tells it', () => {
  expect(listRow(aZaak({ zaakinformatieobjecten: [{ bron: 'z1', informatieobject: { bron: 'd1' } }] }), options).omvang).toBeNull();
});

test('the class of the zaak itself goes before that of its resultaattype', () => {
  expect(listRow(aZaak({ selectielijstklasse: { jaar: 2017, nummer: '11.1.2' }, resultaat: aResultaat() }), options)).toMatchObject({ selectielijstJaar: 2017, selectielijstNummer: '11.1.2' });
});

test('openbaar is never what nobody decided', () => {
  expect(openbaarheid(undefined)).toBe('niet beoordeeld');
  expect(openbaarheid([{ grond: 'Beperkt openbaar', begrippenlijst: 'Openbaarheid AW2021', termijn: { einddatum: '2049-12-31' } }])).toBe('Beperkt openbaar (Openbaarheid AW2021) tot 2049-12-31');
});
