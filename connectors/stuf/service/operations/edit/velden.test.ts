import type { JsonObject } from '../../../../../core/model/json';
import { said } from '../testing/said';
import { editVelden } from './velden';

const HELD: JsonObject = {
  bron: 'z1', identificatie: '99990001', omschrijving: 'Oud', toelichting: 'blijft', uiterlijkeEinddatumAfdoening: '2026-12-01', laatsteBetaaldatum: '2026-01-01T00:00:00Z',
  kenmerken: [{ kenmerk: 'A', bron: 'X' }, { kenmerk: 'B', bron: 'X' }], verlenging: { duur: 'P30D', reden: 'druk' }, opschorting: { indicatie: true, reden: 'wacht', eerdereOpschorting: false },
};
const edit = (model: JsonObject, was: JsonObject | null = null, held = HELD): JsonObject => editVelden(held, was && said(was), said(model)).zaak;

describe('own fields of a zaak', () => {
  it('B1, O1, O2: every field that is told is taken over, by the one rule that also makes and tells it', () => {
    const told: JsonObject = { omschrijving: 'Nieuw', uiterlijkeEinddatumAfdoening: '2027-01-01', archiefactiedatum: '2030-01-01', laatsteBetaaldatum: '2026-11-01T12:00:00Z', betalingsindicatie: 'geheel', publicatiedatum: '2026-11-23' };
    expect(edit(told)).toMatchObject(told);
  });
  it('B1, B2: what is absent or empty stays, and a message that changes nothing leaves the very zaak', () => {
    expect(edit({ omschrijving: '', identificatie: '99990001' })).toBe(HELD);
    expect(edit({ omschrijving: 'Oud' })).toBe(HELD);
  });
  it('geenWaarde clears', () => {
    expect(edit({ toelichting: null })['toelichting']).toBeUndefined();
  });
  it('identificatie, organisation and zaaktype are never changed', () => {
    expect(edit({ identificatie: 'X', bronorganisatie: '1', verantwoordelijkeOrganisatie: '1', zaaktype: { identificatie: 'B1' }, einddatum: '2026-11-23' })).toBe(HELD);
  });

  it('kenmerken stand whole in a message: what is missing goes, incomplete ones count for nothing', () => {
    expect(edit({ kenmerken: [{ kenmerk: 'B', bron: 'X' }, { kenmerk: 'C', bron: 'Y' }] })['kenmerken']).toEqual([{ kenmerk: 'B', bron: 'X' }, { kenmerk: 'C', bron: 'Y' }]);
    expect(edit({ kenmerken: [{ kenmerk: null, bron: 'X' }, { kenmerk: 'C', bron: null }] })['kenmerken']).toEqual([]);
    expect(edit({})['kenmerken']).toEqual(HELD['kenmerken']);
    expect(edit({}, { kenmerken: [{ kenmerk: 'A', bron: 'X' }] })['kenmerken']).toEqual([{ kenmerk: 'B', bron: 'X' }]);
  });

  it.each([
    ['a duur of nothing', { duur: 'P0D', reden: 'x' }, HELD['verlenging']],
    ['no reden', { duur: 'P10D', reden: '' }, HELD['verlenging']],
    ['both', { duur: 'P10D', reden: 'advies' }, { duur: 'P10D', reden: 'advies' }],
    ['geenWaarde', null, undefined],
  ])('verlenging with %s', (_what, verlenging, expected) => {
    expect(edit({ verlenging })['verlenging']).toEqual(expected);
  });

  it.each([
    ['begins with a reden', { indicatie: true, reden: 'nieuw' }, { indicatie: true, reden: 'nieuw', eerdereOpschorting: false }],
    ['does not begin without one', { indicatie: true, reden: '' }, HELD['opschorting']],
    ['ends without one, keeping why it was', { indicatie: false }, { indicatie: false, reden: 'wacht', eerdereOpschorting: false }],
    ['is nothing where there was none', { indicatie: false }, undefined, {}],
  ])('opschorting %s', (_what, opschorting, expected, held = HELD) => {
    expect(edit({ opschorting }, null, held as JsonObject)['opschorting']).toEqual(expected);
  });
});

describe('archiefnominatie (practice §11)', () => {
  const codes = (model: JsonObject, held: JsonObject): unknown => {
    const { zaak, findings } = editVelden(held, null, said(model));
    return [zaak['archiefnominatie'] ?? null, findings.map(({ code }) => code)];
  };
  it('is set where nothing says otherwise, and never replaced in silence', () => {
    expect(codes({ archiefnominatie: 'vernietigen' }, HELD)).toEqual(['vernietigen', []]);
    expect(codes({ archiefnominatie: 'vernietigen' }, { ...HELD, archiefnominatie: 'blijvend_bewaren' })).toEqual(['vernietigen', ['ZS6110']]);
  });
  it('is not taken over against a date of destruction beside it or the resultaattype', () => {
    expect(codes({ archiefnominatie: 'blijvend_bewaren', archiefactiedatum: '2030-01-01' }, HELD)).toEqual([null, ['ZS6109']]);
    expect(codes({ archiefnominatie: 'vernietigen' }, { ...HELD, resultaat: { bron: 'r', resultaattype: { omschrijving: 'x', archiefnominatie: 'blijvend_bewaren' } } })).toEqual([null, ['ZS6109']]);
  });
});
