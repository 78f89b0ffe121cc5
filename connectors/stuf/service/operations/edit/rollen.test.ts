import { DiagnosticError } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { heldPerson, person, said, zaakContextOf } from '../testing/said';
import { editRollen } from './rollen';

const context = zaakContextOf();
const PIET = '111111110';
const ANNA = '111222333';

const idsOf = (rollen: readonly JsonObject[]): unknown[] => rollen.map((rol) => [(rol['roltype'] as JsonObject)['omschrijving'], (rol['betrokkeneIdentificatie'] as JsonObject)['inpBsn'] ?? null, rol['bron']]);
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof DiagnosticError ? error.diagnostics[0]?.code : String(error);
  }
  return undefined;
};

describe('rollen by verwerkingssoort', () => {
  it('T and T add a betrokkene, with the roltype of the catalogue', () => {
    const { parts } = editRollen([], said({}, { 'heeftAlsBelanghebbende[0]': 'T-' }), said({ rollen: [person('heeftAlsBelanghebbende[0]', PIET)] }, { 'heeftAlsBelanghebbende[0]': 'T' }), context);
    expect(idsOf(parts)).toEqual([['Belanghebbende', PIET, 'nieuw:heeftAlsBelanghebbende-0']]);
    expect(parts[0]?.['roltoelichting']).toBe('');
  });

  it('V removes the one that is meant, whatever else the sender knows of it, and leaves the same person in another rol', () => {
    const held = [heldPerson('r1', 'Initiator', PIET), heldPerson('r2', 'Belanghebbende', PIET)];
    const was = said({ rollen: [{ bron: 'heeftAlsBelanghebbende[0]', roltype: { omschrijving: 'x' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: PIET } }] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    const { parts } = editRollen(held, was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context);
    expect(parts).toEqual([held[0]]);
    expect(parts[0]).toBe(held[0]);
  });

  it('V of somebody who is gone already is no fault', () => {
    const was = said({ rollen: [person('heeftAlsBelanghebbende[0]', PIET)] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    const { parts, findings } = editRollen([], was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context);
    expect([parts, findings.map(({ code }) => code)]).toEqual([[], ['ZS6103']]);
  });

  it('V that fits two is refused: nobody can say which', () => {
    const held = [heldPerson('r1', 'Belanghebbende', ''), heldPerson('r2', 'Belanghebbende', '')];
    const was = said({ rollen: [person('heeftAlsBelanghebbende[0]', '')] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    expect(codeOf(() => editRollen(held, was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context))).toBe('ZS6102');
  });

  it('R takes the old one away before the new one comes, so that the only initiator can be replaced', () => {
    const was = said({ rollen: [person('heeftAlsInitiator[0]', PIET)] }, { 'heeftAlsInitiator[0]': 'R' });
    const wordt = said({ rollen: [person('heeftAlsInitiator[0]', ANNA, { geslachtsnaam: 'Anders' })] }, { 'heeftAlsInitiator[0]': 'R' });
    expect(idsOf(editRollen([heldPerson('r1', 'Initiator', PIET)], was, wordt, context).parts)).toEqual([['Initiator', ANNA, 'nieuw:heeftAlsInitiator-0']]);
  });

  it('V of one relation and T of another make room first, in whatever order they stand', () => {
    const was = said({ rollen: [person('heeftAlsInitiator[1]', PIET)] }, { 'heeftAlsInitiator[0]': 'T-', 'heeftAlsInitiator[1]': 'V' });
    const wordt = said({ rollen: [person('heeftAlsInitiator[0]', ANNA, { geslachtsnaam: 'Anders' })] }, { 'heeftAlsInitiator[0]': 'T', 'heeftAlsInitiator[1]': 'V-' });
    expect(idsOf(editRollen([heldPerson('r1', 'Initiator', PIET)], was, wordt, context).parts)).toEqual([['Initiator', ANNA, 'nieuw:heeftAlsInitiator-0']]);
  });

  it('W changes what is told, keeps what is not, and clears what is said to be none', () => {
    const held = [heldPerson('r1', 'Initiator', PIET, { voornamen: 'Pietje', geboortedatum: '1901-01-01' })];
    const was = said({ rollen: [person('heeftAlsInitiator[0]', PIET)] }, { 'heeftAlsInitiator[0]': 'W' });
    const wordt = said({ rollen: [{ ...person('heeftAlsInitiator[0]', PIET, { geslachtsnaam: 'Preciezer', voornamen: null }) }] }, { 'heeftAlsInitiator[0]': 'W' });
    const { parts } = editRollen(held, was, wordt, context);
    expect(parts).toEqual([{ ...held[0], betrokkeneIdentificatie: { inpBsn: PIET, geslachtsnaam: 'Preciezer', voorletters: 'P', geboortedatum: '1901-01-01' } }]);
  });

  it('I on a betrokkene that is not there adds it, and changes nothing on one that is', () => {
    const wordt = said({ rollen: [person('heeftAlsInitiator[0]', PIET, { geslachtsnaam: 'Andere naam' })] }, { 'heeftAlsInitiator[0]': 'I' });
    const held = [heldPerson('r1', 'Initiator', PIET)];
    expect(editRollen(held, null, wordt, context).parts).toEqual(held);
    expect(idsOf(editRollen([], null, wordt, context).parts)).toEqual([['Initiator', PIET, 'nieuw:heeftAlsInitiator-0']]);
  });

  it('T of a betrokkene that is there already adds no second one', () => {
    const wordt = said({ rollen: [person('heeftAlsInitiator[0]', PIET)] }, { 'heeftAlsInitiator[0]': 'T' });
    const held = [heldPerson('r1', 'Initiator', PIET)];
    expect(editRollen(held, null, wordt, context).parts[0]).toBe(held[0]);
  });

  it('E ends a rol as V does', () => {
    const was = said({ rollen: [person('heeftAlsInitiator[0]', PIET)] }, { 'heeftAlsInitiator[0]': 'E' });
    expect(editRollen([heldPerson('r1', 'Initiator', PIET)], was, said({}, { 'heeftAlsInitiator[0]': 'E-' }), context).parts).toEqual([]);
  });

  it('several betrokkenen of one rol are told apart, and one that is not named stays', () => {
    const held = [heldPerson('r1', 'Belanghebbende', PIET), heldPerson('r2', 'Belanghebbende', ANNA, { geslachtsnaam: 'Anders' })];
    const was = said({ rollen: [person('heeftAlsBelanghebbende[0]', PIET)] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    expect(editRollen(held, was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context).parts).toEqual([held[1]]);
  });
});

describe('who is who', () => {
  it.each([
    ['niet_natuurlijk_persoon', { annIdentificatie: '123' }, { innNnpId: '802564440' }, { annIdentificatie: '123', innNnpId: '002564440' }],
    ['vestiging', { vestigingsNummer: '000012345678' }, { vestigingsNummer: '000087654321' }, { vestigingsNummer: '000012345678', handelsnaam: ['De Winkel'] }],
    ['organisatorische_eenheid', { identificatie: 'AFD1' }, { identificatie: 'AFD2' }, { identificatie: 'AFD1', naam: 'Burgerzaken' }],
    ['medewerker', { identificatie: 'jan01' }, { identificatie: 'jan02' }, { identificatie: 'JAN01', achternaam: 'Jansen' }],
  ])('a %s is known by its strongest identification', (betrokkeneType, one, other, held) => {
    const rol = (betrokkeneIdentificatie: JsonObject): JsonObject => ({ bron: 'heeftAlsBelanghebbende[0]', roltype: { omschrijving: 'x' }, betrokkeneType, betrokkeneIdentificatie });
    const there = [{ ...rol(held), bron: 'r1', roltype: { omschrijving: 'Belanghebbende' }, roltoelichting: '' }];
    const gone = (meant: JsonObject): number => editRollen(there, said({ rollen: [rol(meant)] }, { 'heeftAlsBelanghebbende[0]': 'V' }), said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context).parts.length;
    expect([gone(one), gone(other)]).toEqual([0, 1]);
  });

  it('B19: a person without BSN is known by anp.identificatie, which is kept', () => {
    const wordt = said({ rollen: [person('heeftAlsBelanghebbende[0]', '', { anpIdentificatie: '0599-77' })] }, { 'heeftAlsBelanghebbende[0]': 'T' });
    const made = editRollen([], null, wordt, context).parts;
    expect((made[0]?.['betrokkeneIdentificatie'] as JsonObject)['anpIdentificatie']).toBe('0599-77');
    const was = said({ rollen: [{ ...person('heeftAlsBelanghebbende[0]', ''), betrokkeneIdentificatie: { anpIdentificatie: '0599-77' } }] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    expect(editRollen(made, was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context).parts).toEqual([]);
  });

  it('B9: an address that is not whole is left out of its rol, and that is said', () => {
    const address = { aoaIdentificatie: '0091200000046730', wplWoonplaatsNaam: 'Zandhoek', gorOpenbareRuimteNaam: 'Duinweg', aoaHuisnummer: 15 };
    const made = (verblijfsadres: JsonObject): unknown[] => {
      const { parts, findings } = editRollen([], null, said({ rollen: [person('heeftAlsInitiator[0]', PIET, { verblijfsadres })] }, { 'heeftAlsInitiator[0]': 'T' }), context);
      return [(parts[0]?.['betrokkeneIdentificatie'] as JsonObject)['verblijfsadres'] ?? null, findings.map(({ code }) => code)];
    };
    expect(made(address)).toEqual([address, []]);
    expect(made({ ...address, aoaIdentificatie: null })).toEqual([null, ['ZS6127']]);
  });

  it('without any identification core data decide, and an address does not', () => {
    const held = [heldPerson('r1', 'Belanghebbende', '', { verblijfsadres: { wplWoonplaatsNaam: 'Elders' } })];
    const was = said({ rollen: [person('heeftAlsBelanghebbende[0]', '', { verblijfsadres: { wplWoonplaatsNaam: 'Hier' } })] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    expect(editRollen(held, was, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context).parts).toEqual([]);
    const other = said({ rollen: [person('heeftAlsBelanghebbende[0]', '', { voorletters: 'Q' })] }, { 'heeftAlsBelanghebbende[0]': 'V' });
    expect(editRollen(held, other, said({}, { 'heeftAlsBelanghebbende[0]': 'V-' }), context).parts).toEqual(held);
  });

  it('O6: overige betrokkenen are found whatever capitals and spaces their roltype has', () => {
    const held = [heldPerson('r1', 'overigebetrokkene', PIET)];
    const was = said({ rollen: [person('heeftAlsOverigBetrokkene[0]', PIET)] }, { 'heeftAlsOverigBetrokkene[0]': 'V' });
    expect(editRollen(held, was, said({}, { 'heeftAlsOverigBetrokkene[0]': 'V-' }), context).parts).toEqual([]);
  });

  it('a rol the zaaktype does not have is refused, naming what it has', () => {
    const wordt = said({ rollen: [person('heeftAlsGemachtigde[0]', PIET)] }, { 'heeftAlsGemachtigde[0]': 'T' });
    expect(() => editRollen([], null, wordt, context)).toThrow(/no roltype "Gemachtigde"; it has "Initiator", "Belanghebbende"/);
    expect(idsOf(editRollen([], null, wordt, zaakContextOf({ roltypen: { heeftAlsGemachtigde: 'Belanghebbende' } })).parts)[0]).toContain('Belanghebbende');
  });
});
