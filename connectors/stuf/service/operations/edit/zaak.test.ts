import type { JsonObject } from '../../../../../core/model/json';
import { heldPerson, NAMES, person, said, zaakContextOf } from '../testing/said';
import { checkIdentificatie } from '../checks';
import { decisionsFor } from '../settings';
import { extraElementenOf } from './eigenschappen';
import { givenBack, withValues } from './waarden';
import { editZaak, emptyZaak } from './zaak';

const override = (more: JsonObject): never => ({ always: false, ...more }) as never;

describe('a zaak', () => {
  it('is made with everything a register wants and the message does not say', () => {
    const context = zaakContextOf();
    const { zaak } = editZaak(emptyZaak('99990001', context), null, said({ omschrijving: 'Aanvraag', startdatum: '2026-11-23', rollen: [person('heeftAlsInitiator[0]', '111111110')] }, { 'heeftAlsInitiator[0]': 'T' }), context, true);
    expect(zaak).toMatchObject({ identificatie: '99990001', bronorganisatie: '002564440', vertrouwelijkheidaanduiding: 'openbaar', archiefstatus: 'nog_te_archiveren', startdatum: '2026-11-23', besluiten: [], statussen: [] });
    expect(zaak['rollen']).toHaveLength(1);
  });
  it('a message that says what is there changes nothing, so that a resend under another number is known', () => {
    const held: JsonObject = { bron: 'z1', identificatie: '99990001', omschrijving: 'Aanvraag', kenmerken: [], rollen: [heldPerson('r1', 'Initiator', '111111110')] };
    const again = said({ identificatie: '99990001', omschrijving: 'Aanvraag', rollen: [person('heeftAlsInitiator[0]', '111111110')] }, { 'heeftAlsInitiator[0]': 'T' });
    expect(editZaak(held, null, again, zaakContextOf(), false).zaak).toBe(held);
  });
  it('parts that were not read are not said to be empty', () => {
    const held: JsonObject = { bron: 'z1', identificatie: '99990001', kenmerken: [] };
    expect(Object.keys(editZaak(held, null, said({ omschrijving: 'x' }), zaakContextOf(), false).zaak).sort()).toEqual(['bron', 'identificatie', 'kenmerken', 'omschrijving']);
  });

  describe('B18: who set a status is kept', () => {
    const setter: JsonObject = { bron: 'heeft[0].isGezetDoor', betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie: 'jan01', achternaam: 'Jansen' } };
    const message = said({ statussen: [{ bron: 'heeft[0]', statustype: { omschrijving: 'Ontvangen' }, datumStatusGezet: '2026-11-23T08:00:00Z', gezetdoor: 'heeft[0].isGezetDoor' }], rollen: [setter] }, { 'heeft[0]': 'T' });
    const run = (rollen: JsonObject[], context = zaakContextOf()): { rollen: JsonObject[]; status: JsonObject | undefined; codes: string[] } => {
      const { zaak, findings } = editZaak({ bron: 'z1', kenmerken: [], rollen, statussen: [] }, null, message, context, false);
      return { rollen: zaak['rollen'] as JsonObject[], status: (zaak['statussen'] as JsonObject[])[0], codes: findings.map(({ code }) => code) };
    };
    it('by the rol it has already', () => {
      const there: JsonObject = { ...setter, bron: 'r7', roltype: { omschrijving: 'Belanghebbende' }, roltoelichting: '' };
      const { rollen, status } = run([there]);
      expect([rollen, status?.['gezetdoor']]).toEqual([[there], 'r7']);
    });
    it('by a new rol of the roltype for it', () => {
      const { rollen, status } = run([]);
      expect(rollen).toEqual([{ ...setter, bron: 'nieuw:heeft-0-isGezetDoor', roltoelichting: '', roltype: { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' } }]);
      expect(status?.['gezetdoor']).toBe('nieuw:heeft-0-isGezetDoor');
    });
    it('and it is said where it cannot be', () => {
      const { status, codes } = run([], zaakContextOf({}, { names: { ...NAMES, roltypen: [] } }));
      expect([status?.['gezetdoor'], codes]).toEqual([undefined, ['ZS6113']]);
    });
  });
});

describe('values that come from elsewhere', () => {
  const nvt = override({ field: 'betalingsindicatie', value: 'nvt' });
  it('fill a new zaak that has none, and a change that says there is none; a value of the message stands', () => {
    expect(withValues({}, [nvt], [], true)).toEqual({ betalingsindicatie: 'nvt' });
    expect(withValues({ betalingsindicatie: null }, [nvt], [], true)).toEqual({ betalingsindicatie: 'nvt' });
    expect(withValues({ betalingsindicatie: null }, [nvt], [], false)).toEqual({ betalingsindicatie: 'nvt' });
    expect(withValues({}, [nvt], [], false)).toEqual({});
    expect(withValues({ betalingsindicatie: 'nog_niet' }, [nvt], [], true)).toEqual({ betalingsindicatie: 'nog_niet' });
  });
  it('go to every rol, under their condition', () => {
    const rule = override({ field: 'rollen.betrokkeneIdentificatie.geslachtsnaam', value: 'Anders', always: true, where: { betrokkeneType: ['natuurlijk_persoon'] } });
    const model = { rollen: [person('a', '1'), { betrokkeneType: 'medewerker', betrokkeneIdentificatie: { geslachtsnaam: 'Blijft' } }] };
    const { rollen } = withValues(model, [rule], [], false) as { rollen: JsonObject[] };
    expect(rollen.map((rol) => (rol['betrokkeneIdentificatie'] as JsonObject)['geslachtsnaam'])).toEqual(['Anders', 'Blijft']);
  });
  it('come from an extraElement and go back under its name', () => {
    const rule = override({ field: 'vertrouwelijkheidaanduiding', extraElement: 'vertrouwelijkheidaanduiding' });
    const raw: JsonObject = { extraElementen: [{ '@naam': 'vertrouwelijkheidaanduiding', '#': 'openbaar' }] };
    expect(withValues({}, [rule], extraElementenOf(raw), false)).toEqual({ vertrouwelijkheidaanduiding: 'openbaar' });
    expect(withValues({}, [rule], [], true)).toEqual({});
    expect(givenBack({ vertrouwelijkheidaanduiding: 'openbaar', eigenschappen: [{ naam: 'mail', waarde: 'a@b.nl' }] }, [rule], { emailadres: 'mail' }))
      .toEqual([{ '@naam': 'vertrouwelijkheidaanduiding', '#': 'openbaar' }, { '@naam': 'emailadres', '#': 'a@b.nl' }]);
  });
  it('an extraElement without a place is reported, never lost in silence', () => {
    const raw: JsonObject = { extraElementen: [{ '@naam': 'onbekend', '#': 'x' }, { '@naam': 'emailadres', '#': 'a@b.nl' }] };
    const { zaak, findings } = editZaak({ bron: 'z1', kenmerken: [], eigenschappen: [] }, null, said({}, {}, raw), zaakContextOf({}, { extraElementen: { emailadres: 'emailadres' } }), false);
    expect([zaak['eigenschappen'], findings.map(({ code, field }) => [code, field])]).toEqual([[{ bron: 'nieuw:extraElementen-emailadres', naam: 'emailadres', waarde: 'a@b.nl' }], [['ZS6108', 'extraElementen/onbekend']]]);
  });
});

describe('decisions', () => {
  it('of a zaaktype stand over those of all, those of a sender over those of the service', () => {
    const made = decisionsFor('B1', { '*': { closing: { einddatum: 'always', resultaat: 'A' }, roltypen: { x: '1', y: '1' } }, B1: { closing: { resultaat: 'B' } } }, { B1: { roltypen: { y: '2' } } });
    expect([made.closing, made.roltypen]).toEqual([{ einddatum: 'always', resultaat: 'B', repeatedEindstatus: 'ignore', volgnummer: 'warn' }, { x: '1', y: '2' }]);
  });
});

describe('an identificatie', () => {
  it.each([
    ['9999' + '1'.repeat(37), /41 characters/], ['9999/1', /has one of/], ['12340001', /gemeentecode 9999/],
  ])('%s is refused', (identificatie, why) => {
    expect(() => checkIdentificatie(identificatie, '9999')).toThrow(why);
  });
  it('of the gemeente with at most 40 characters is not', () => {
    expect(() => checkIdentificatie('9999' + '1'.repeat(36), '9999')).not.toThrow();
    expect(() => checkIdentificatie('ZAAK-2026-0000000001', undefined)).not.toThrow();
  });
});
