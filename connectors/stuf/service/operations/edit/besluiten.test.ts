import type { JsonObject } from '../../../../../core/model/json';
import { NAMES, said, zaakContextOf } from '../testing/said';
import { editBesluit, editBesluiten } from './besluiten';

const SAID: JsonObject = { bron: 'leidtTot[0]', identificatie: 'B1', besluittype: { omschrijving: 'besluit op aanvraag' }, datum: '2026-11-22' };
const HELD: JsonObject = { bron: 'b1', identificatie: 'B1', verantwoordelijkeOrganisatie: '002564440', besluittype: { omschrijving: 'Besluit op aanvraag' }, datum: '2026-11-22', ingangsdatum: '2026-12-01', informatieobjecten: [] };
const edit = (held: readonly JsonObject[], soort: 'T' | 'V', one: JsonObject, context = zaakContextOf()) => editBesluiten(held, null, said({ besluiten: [one] }, { 'leidtTot[0]': soort }), context);

describe('besluiten of a zaak', () => {
  it('T makes one with the type of the catalogue, V takes it away, and one that is there is not made again', () => {
    expect(edit([], 'T', SAID).parts).toEqual([{ ...HELD, bron: 'nieuw:leidtTot-0', ingangsdatum: '2026-11-22' }]);
    expect(edit([HELD], 'V', { bron: 'leidtTot[0]', identificatie: 'B1' }).parts).toEqual([]);
    expect(edit([HELD], 'T', SAID).parts).toEqual([HELD]);
  });
  it('a type the zaaktype does not have is refused, and what is absent is named', () => {
    expect(() => edit([], 'T', { ...SAID, besluittype: { omschrijving: 'Onbekend' } })).toThrow(/"Onbekend"; it has "Besluit op aanvraag"/);
    expect(() => edit([], 'T', { bron: 'leidtTot[0]', identificatie: 'B1' })).toThrow(/bst.omschrijving, datumBeslissing/);
  });
  it('a zaaktype that keeps none reports them and goes on', () => {
    const { parts, findings } = edit([], 'T', SAID, zaakContextOf({}, { names: { ...NAMES, besluittypen: [] } }));
    expect([parts, findings.map(({ code, severity }) => [code, severity])]).toEqual([[], [['ZS6100', 'warning']]]);
  });
  it('a change keeps what is not told, and the type', () => {
    expect(editBesluit(HELD, said({ identificatie: 'B1', toelichting: 'Herzien' }))).toEqual({ ...HELD, toelichting: 'Herzien' });
    expect(editBesluit(HELD, said({ identificatie: 'B1' }))).toBe(HELD);
    expect(() => editBesluit(HELD, said({ besluittype: { omschrijving: 'Ander' } }))).toThrow(/ZS6115/);
  });
});
