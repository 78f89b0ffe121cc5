import type { JsonObject } from '../../../../../core/model/json';
import { said } from '../testing/said';
import { checkChangeable, editDocument, linked, linksOf, newDocument, otherFields, unlinked } from './document';

const HELD: JsonObject = {
  bron: 'd1', identificatie: 'D1', titel: 'Brief', auteur: 'A', taal: 'nld', formaat: 'application/pdf', ontvangstdatum: '2026-01-02', verzenddatum: '2026-01-03', indicatieGebruiksrecht: true,
  informatieobjecttype: { omschrijving: 'Brief' }, inhoud: { bron: 'd1', omvang: 10, sha256: 'a'.repeat(64) }, status: 'in_bewerking',
};

describe('a document', () => {
  it('B12: what a change does not speak of stays: dates, formaat, gebruiksrecht, content', () => {
    expect(editDocument(HELD, said({ titel: 'Brief', ontvangstdatum: '' }), null)).toBe(HELD);
    expect(editDocument(HELD, said({ titel: 'Anders', verzenddatum: null }), null)).toEqual({ ...Object.fromEntries(Object.entries(HELD).filter(([field]) => field !== 'verzenddatum')), titel: 'Anders' });
  });
  it('gets content where the message brings another', () => {
    const same = { bron: 'spool:x', omvang: 10, sha256: 'a'.repeat(64) };
    expect(editDocument(HELD, said({ inhoud: same }), null)).toBe(HELD);
    expect(editDocument(HELD, said({ inhoud: { ...same, sha256: 'b'.repeat(64) } }), null)['inhoud']).toMatchObject({ bron: 'spool:x' });
  });
  it('is not changed when it is definitief', () => {
    expect(() => checkChangeable({ ...HELD, status: 'definitief' })).toThrow(/ZS6121/);
    expect(() => checkChangeable(HELD)).not.toThrow();
  });
  it('without content is a placeholder', () => {
    expect(newDocument(said({ titel: 'Later' }), { identificatie: 'D2', organisatie: '002564440', informatieobjecttype: 'Brief', taal: 'nld' })).toMatchObject({ inhoud: null, taal: 'nld', bron: 'nieuw:document' });
  });
  it('that comes again is the same one when nothing differs', () => {
    const made = newDocument(said({ titel: 'Brief', auteur: 'A', status: 'in_bewerking', ontvangstdatum: '2026-01-02', verzenddatum: '2026-01-03', inhoud: { bron: 'spool:x', omvang: 10, sha256: 'a'.repeat(64) } }), { identificatie: 'D1', organisatie: '1', informatieobjecttype: 'Brief', taal: 'nld' });
    expect(otherFields({ ...HELD, bronorganisatie: '1' }, made)).toEqual([]);
    expect(otherFields({ ...HELD, bronorganisatie: '1' }, { ...made, titel: 'Anders', inhoud: null })).toEqual(['titel', 'inhoud']);
  });
  it('is linked once and unlinked alone', () => {
    const zaak: JsonObject = { bron: 'z1', zaakinformatieobjecten: [{ bron: 'l1', informatieobject: { bron: 'd9' } }] };
    const document = { bron: 'd1', identificatie: 'D1', bronorganisatie: '1' };
    const [link] = linksOf(said({ zaken: [{ bron: 'isRelevantVoor[0]', zaak: { identificatie: 'A' }, titel: 'T' }, { bron: 'isRelevantVoor[1]', zaak: { identificatie: 'A' } }] }));
    if (!link) throw new Error('no link');
    const with2 = linked(zaak, document, link);
    expect((with2['zaakinformatieobjecten'] as JsonObject[])[1]).toEqual({ titel: 'T', bron: 'nieuw:isRelevantVoor-0', informatieobject: document });
    expect(linked(with2, document, link)).toBe(with2);
    expect(unlinked(with2, document)).toEqual(zaak);
    expect(unlinked(zaak, document)).toBe(zaak);
  });
});
