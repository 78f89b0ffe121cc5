import type { JsonObject } from '../../../../../core/model/json';
import { said } from '../testing/said';
import { editZaakobjecten } from './zaakobjecten';

const object = (bron: string, objectType: string, objectIdentificatie: JsonObject, more: JsonObject = {}): JsonObject => ({ bron, objectType, objectIdentificatie, ...more });
const ander = (at: number, aanduiding: string): JsonObject => object(`anderZaakObject[${at}]`, 'overige', { overigeData: { aanduiding } }, { objectTypeOverige: 'Boom' });
const known = (parts: readonly JsonObject[]): unknown[] => parts.map((part) => part['bron']);

describe('zaakobjecten', () => {
  const ADRES = object('o1', 'adres', { identificatie: '0091200000046730', huisnummer: 15 });
  const PAND = object('o2', 'pand', { identificatie: '0091100000046730' });

  it('of every kind are added, removed and left by verwerkingssoort', () => {
    const was = said({ zaakobjecten: [object('heeftBetrekkingOp[0]', 'adres', { identificatie: '0091200000046730' })] }, { 'heeftBetrekkingOp[0]': 'V' });
    const wordt = said({ zaakobjecten: [object('heeftBetrekkingOp[1]', 'kadastrale_onroerende_zaak', { kadastraleIdentificatie: '123' })] }, { 'heeftBetrekkingOp[0]': 'V-', 'heeftBetrekkingOp[1]': 'T' });
    expect(known(editZaakobjecten([ADRES, PAND], was, wordt).parts)).toEqual(['o2', 'nieuw:heeftBetrekkingOp-1']);
  });
  it('B9: an address is kept with what there is of it', () => {
    const wordt = said({ zaakobjecten: [object('heeftBetrekkingOp[0]', 'adres', { gorOpenbareRuimteNaam: 'Duinweg', huisnummer: null })] }, { 'heeftBetrekkingOp[0]': 'T' });
    expect(editZaakobjecten([], null, wordt).parts[0]).toMatchObject({ objectIdentificatie: { gorOpenbareRuimteNaam: 'Duinweg' } });
  });
  it('anderZaakObject is a list that repeats: what was told before and is missing goes, what others made stays', () => {
    const made = editZaakobjecten([], null, said({ zaakobjecten: [ander(0, 'Eik'), ander(1, 'Beuk')] })).parts;
    expect(known(made)).toEqual(['nieuw:anderZaakObject-0', 'nieuw:anderZaakObject-1']);
    const edited = editZaakobjecten([PAND, ...made], said({ zaakobjecten: [ander(0, 'Eik'), ander(1, 'Beuk')] }), said({ zaakobjecten: [ander(0, 'Beuk'), ander(1, 'Linde')] })).parts;
    expect(edited.map((part) => ((part['objectIdentificatie'] as JsonObject)['overigeData'] as JsonObject | undefined)?.['aanduiding'] ?? part['bron'])).toEqual(['o2', 'Beuk', 'Linde']);
  });
});
