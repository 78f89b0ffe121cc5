// The brondatum for all nine afleidingswijzen, and what it explains.
import type { Zaak } from '../model/zaak';
import { archiefdatum } from './archiefdatum';
import { AFLEIDINGSWIJZEN } from '../model/zaaktype';
import { PROFILES, type ArchiveFacts, type Profile } from './derive';
import { archiveDifferences } from './differences';
import { aResultaat, aZaak, fresh } from './testing/zaken';
import { willItClose } from './will-it-close';

type Procedure = Parameters<typeof aResultaat>[0];
const destroyed = { archiefnominatie: 'vernietigen' } as const;
const of = (procedure: Procedure, more: Partial<Zaak> = {}, facts: ArchiveFacts = {}, profile: Profile = 'open-zaak') =>
  archiefdatum(fresh({ resultaat: aResultaat(procedure, destroyed), ...more }), facts, { profile });

test('afgehandeld: from the einddatum, with the end of the month kept', () => {
  expect(of({ afleidingswijze: 'afgehandeld' })).toMatchObject({ state: 'known', brondatum: '2024-02-29', archiefactiedatum: '2025-02-28', archiefnominatie: 'vernietigen', code: null });
});

test('termijn: the procestermijn first, then the archiefactietermijn', () => {
  expect(of({ afleidingswijze: 'termijn', procestermijn: 'P1Y' })).toMatchObject({ state: 'known', brondatum: '2025-02-28', archiefactiedatum: '2026-02-28' });
  expect(of({ afleidingswijze: 'termijn' })).toMatchObject({ state: 'error', code: 'archiefactiedatum-error', archiefactiedatum: null });
});

test('hoofdzaak: none is an error, an open one postpones, a closed one is the brondatum, an unknown one must be looked up', () => {
  const procedure = { afleidingswijze: 'hoofdzaak' } as const;
  const hoofdzaak = { bron: 'zaak-0', identificatie: 'ZAAK-2024-0000000000' };
  expect(of(procedure)).toMatchObject({ state: 'error', code: 'archiefactiedatum-error' });
  expect(of(procedure, { hoofdzaak }, { hoofdzaak: {} })).toMatchObject({ state: 'postponed', code: null, recalculated: true });
  expect(of(procedure, { hoofdzaak }, { hoofdzaak: { einddatum: '2024-06-30' } })).toMatchObject({ state: 'known', brondatum: '2024-06-30', archiefactiedatum: '2025-06-30' });
  expect(of(procedure, { hoofdzaak })).toMatchObject({ needs: ['zaak-0'], code: null });
});

test('eigenschap: its date; empty or absent is filled later; anything else is refused', () => {
  const procedure = { afleidingswijze: 'eigenschap', datumkenmerk: 'einde contract' } as const;
  const met = (waarde: string) => ({ eigenschappen: [{ bron: 'e1', naam: 'einde contract', waarde }] });
  expect(of(procedure, met('2024-03-31'))).toMatchObject({ state: 'known', brondatum: '2024-03-31' });
  expect(of(procedure, met('2024-03-31T12:00:00Z'))).toMatchObject({ state: 'known', brondatum: '2024-03-31' });
  expect(of(procedure, met(''))).toMatchObject({ state: 'postponed', code: null });
  expect(of(procedure)).toMatchObject({ state: 'postponed', code: null });
  expect(of(procedure, met('maart'))).toMatchObject({ state: 'error', code: 'archiefactiedatum-error' });
  expect(of(procedure, met('maart')).because.join()).not.toContain('maart');
  expect(of({ afleidingswijze: 'eigenschap' }, met('2024-03-31'))).toMatchObject({ state: 'error' });
});

test('zaakobject: the latest date of all objects of that type, of which none may lack it', () => {
  const procedure = { afleidingswijze: 'zaakobject', objecttype: 'pand', datumkenmerk: 'einddatum' } as const;
  const pand = (bron: string, attributes: Record<string, string>) => ({ bron, objectType: 'pand', objectIdentificatie: attributes });
  expect(of(procedure, { zaakobjecten: [pand('o1', { einddatum: '2024-04-01' }), pand('o2', { einddatum: '2024-05-31' })] })).toMatchObject({ state: 'known', brondatum: '2024-05-31' });
  expect(of(procedure, { zaakobjecten: [pand('o1', { einddatum: '2024-04-01' }), pand('o2', {})] })).toMatchObject({ state: 'error' });
  expect(of(procedure)).toMatchObject({ state: 'error', code: 'archiefactiedatum-error' });
});

test('zaakobject: an object of another register is looked up, and only Open Zaak goes down a path in it', () => {
  const procedure = { afleidingswijze: 'zaakobject', objecttype: 'overige', datumkenmerk: 'record/data/einde' } as const;
  const zaakobjecten = [{ bron: 'o1', objectType: 'overige', object: 'https://objecten.example/objects/1' }];
  const facts = { zaakobjecten: { o1: { record: { data: { einde: '2024-08-31' } } } } };
  expect(of(procedure, { zaakobjecten })).toMatchObject({ needs: ['https://objecten.example/objects/1'], code: null });
  expect(of(procedure, { zaakobjecten }, facts, 'open-zaak')).toMatchObject({ state: 'known', brondatum: '2024-08-31' });
  expect(of(procedure, { zaakobjecten }, facts, 'standard')).toMatchObject({ state: 'error' });
});

test('gerelateerde_zaak: the latest einddatum; no related zaak is an error, none closed waits', () => {
  const procedure = { afleidingswijze: 'gerelateerde_zaak' } as const;
  const relevanteAndereZaken = ['a', 'b'].map((bron) => ({ zaak: { bron }, aardRelatie: 'vervolg' }));
  expect(of(procedure)).toMatchObject({ state: 'error' });
  expect(of(procedure, { relevanteAndereZaken }, { relevanteAndereZaken: { a: { einddatum: '2024-04-01' }, b: { einddatum: '2024-03-01' } } })).toMatchObject({ state: 'known', brondatum: '2024-04-01' });
  expect(of(procedure, { relevanteAndereZaken }, { relevanteAndereZaken: { a: {}, b: {} } })).toMatchObject({ state: 'postponed' });
  expect(of(procedure, { relevanteAndereZaken }, { relevanteAndereZaken: { a: {} } })).toMatchObject({ needs: ['b'] });
});

test('besluiten: no ingangsdatum is an error, no vervaldatum is filled later, the latest counts', () => {
  const besluit = (bron: string, ingangsdatum: string, vervaldatum?: string) => ({
    bron, identificatie: bron, verantwoordelijkeOrganisatie: '123456782', besluittype: { omschrijving: 'Besluit' }, datum: ingangsdatum, ingangsdatum,
    ...(vervaldatum === undefined ? {} : { vervaldatum }), informatieobjecten: [],
  });
  const besluiten = [besluit('b1', '2024-01-01', '2029-12-31'), besluit('b2', '2024-02-01')];
  expect(of({ afleidingswijze: 'ingangsdatum_besluit' })).toMatchObject({ state: 'error', code: 'archiefactiedatum-error' });
  expect(of({ afleidingswijze: 'ingangsdatum_besluit' }, { besluiten })).toMatchObject({ state: 'known', brondatum: '2024-02-01' });
  expect(of({ afleidingswijze: 'vervaldatum_besluit' })).toMatchObject({ state: 'postponed', code: null });
  expect(of({ afleidingswijze: 'vervaldatum_besluit' }, { besluiten })).toMatchObject({ state: 'known', brondatum: '2029-12-31', archiefactiedatum: '2030-12-31' });
});

test('ander_datumkenmerk: a person must fill it in', () => {
  expect(of({ afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'overlijden', objecttype: 'natuurlijk_persoon', registratie: 'BRP' })).toMatchObject({ state: 'human', code: null, archiefactiedatum: null, recalculated: false });
});

test('without archiefactietermijn the date stays empty and nothing fails, whatever the afleidingswijze lacks', () => {
  const zaak = fresh({ resultaat: aResultaat({ afleidingswijze: 'hoofdzaak' }, { archiefactietermijn: null }) });
  for (const profile of PROFILES) expect(archiefdatum(zaak, {}, { profile })).toMatchObject({ state: 'human', archiefactiedatum: null, code: null });
});

test('a startdatumBewaartermijn that is recorded is the brondatum, unless forced, and only for what is destroyed', () => {
  const zaak = fresh({ resultaat: aResultaat({ afleidingswijze: 'afgehandeld' }, destroyed), startdatumBewaartermijn: '2026-01-31' });
  expect(archiefdatum(zaak, {}, { profile: 'standard' })).toMatchObject({ brondatum: '2026-01-31', archiefactiedatum: '2027-01-31' });
  expect(archiefdatum(zaak, {}, { profile: 'standard', force: true })).toMatchObject({ brondatum: '2024-02-29' });
  expect(archiefdatum({ ...zaak, resultaat: aResultaat() }, {}, { profile: 'standard' })).toMatchObject({ brondatum: '2024-02-29' });
});

test('what is kept for ever closes in Open Zaak although its brondatum cannot be derived, and not by the standard', () => {
  const zaak = fresh({ resultaat: aResultaat({ afleidingswijze: 'hoofdzaak' }) });
  expect(archiefdatum(zaak, {}, { profile: 'open-zaak' })).toMatchObject({ state: 'human', code: null });
  expect(archiefdatum(zaak, {}, { profile: 'standard' })).toMatchObject({ state: 'error', code: 'archiefactiedatum-error' });
});

test('the archiefnominatie of the zaak itself stands', () => {
  expect(archiefdatum(aZaak({ archiefnominatie: 'vernietigen' }), {}, { profile: 'open-zaak' }).archiefnominatie).toBe('vernietigen');
});

test('every way, in both readings, says why in at least two sentences, and an unknown date is never made up', () => {
  for (const afleidingswijze of AFLEIDINGSWIJZEN) {
    for (const profile of PROFILES) {
      const answer = of({ afleidingswijze }, {}, {}, profile);
      expect(answer.because.length).toBeGreaterThanOrEqual(2);
      expect(answer.state === 'known').toBe(answer.archiefactiedatum !== null);
      expect(answer.state === 'error').toBe(answer.code !== null);
    }
  }
});

test('a date that is recorded and another that was calculated are both told, and the zaak is left as it is', () => {
  const zaak = aZaak({ archiefactiedatum: '2031-01-01', resultaat: aResultaat({}, destroyed), archiefnominatie: 'blijvend_bewaren' });
  const before = JSON.stringify(zaak);
  const found = archiveDifferences(zaak, {}, { profile: 'open-zaak' }, 'zaak/zaak-1');
  expect(found.map(({ code, field }) => [code, field])).toEqual([['ZS4603', 'archiefnominatie'], ['ZS4603', 'archiefactiedatum']]);
  expect(found[1]?.message).toContain('2025-02-28');
  expect(JSON.stringify(zaak)).toBe(before);
  expect(archiveDifferences(aZaak(), {}, { profile: 'open-zaak' }, 'zaak/zaak-1')).toEqual([]);
  expect(archiveDifferences(fresh(), {}, { profile: 'open-zaak' }, 'zaak/zaak-1').map(({ code }) => code)).toEqual(['ZS4604', 'ZS4604']);
});

describe('will it close', () => {
  const options = { profile: 'open-zaak', subject: 'zaak/zaak-1' } as const;

  test('a sound zaak does', () => {
    expect(willItClose(fresh(), {}, options)).toMatchObject({ closes: true, code: null, diagnostics: [] });
  });

  test('without a resultaat it does not', () => {
    const { resultaat: _resultaat, ...zaak } = fresh();
    expect(willItClose(zaak, {}, options)).toMatchObject({ closes: false, code: 'resultaat-does-not-exist', diagnostics: [{ code: 'ZS4602' }] });
  });

  test('a date that is recorded already is not derived again, so it cannot fail', () => {
    const resultaat = aResultaat({ afleidingswijze: 'hoofdzaak' }, destroyed);
    expect(willItClose(fresh({ resultaat }), {}, options)).toMatchObject({ closes: false, code: 'archiefactiedatum-error', diagnostics: [{ code: 'ZS4601' }] });
    expect(willItClose(fresh({ resultaat, archiefactiedatum: '2030-01-01' }), {}, options)).toMatchObject({ closes: true, code: null, diagnostics: [] });
  });

  test('an open deelzaak keeps it open; what is not known is said to be not known', () => {
    const zaak = fresh({ deelzaken: [{ bron: 'deel-1' }] });
    expect(willItClose(zaak, { deelzaken: { 'deel-1': {} } }, options)).toMatchObject({ closes: false, diagnostics: [{ code: 'ZS4605' }] });
    expect(willItClose(zaak, { deelzaken: { 'deel-1': { einddatum: '2024-01-01' } } }, options)).toMatchObject({ closes: true });
    expect(willItClose(fresh({ hoofdzaak: { bron: 'h' }, resultaat: aResultaat({ afleidingswijze: 'hoofdzaak' }) }), {}, options)).toMatchObject({ closes: null, diagnostics: [{ code: 'ZS4607' }] });
  });

  test('a locked document and one without indicatieGebruiksrecht keep it open', () => {
    const document = {
      bron: 'd1', identificatie: 'DOC-1', bronorganisatie: '123456782', creatiedatum: '2024-01-01', titel: 'Brief', auteur: 'x', taal: 'nld',
      informatieobjecttype: { omschrijving: 'Brief' }, trefwoorden: [], gebruiksrechten: [], inhoud: null, versies: [],
    };
    expect(willItClose(fresh({ documenten: [{ ...document, locked: true, indicatieGebruiksrecht: false }] }), {}, options)).toMatchObject({ closes: false, code: 'informatieobject-locked' });
    expect(willItClose(fresh({ documenten: [{ ...document, locked: false }] }), {}, options)).toMatchObject({ closes: false, code: 'indicatiegebruiksrecht-unset' });
    expect(willItClose(fresh({ documenten: [{ ...document, locked: false, indicatieGebruiksrecht: true }] }), {}, options)).toMatchObject({ closes: true });
  });

  test('a zaak that is open is judged by the day it will be closed', () => {
    const { einddatum: _einddatum, ...open } = fresh();
    expect(willItClose(open, {}, { ...options, closesOn: '2024-01-31' }).dates).toMatchObject({ brondatum: '2024-01-31', archiefactiedatum: '2025-01-31' });
  });
});
