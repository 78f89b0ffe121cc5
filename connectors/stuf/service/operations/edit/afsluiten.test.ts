import { DiagnosticError } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { said, zaakContextOf } from '../testing/said';
import { closeAsTold, type Closed } from './afsluiten';
import type { StatusContext } from './statussen';

const EIND: JsonObject = { bron: 'heeft[0]', statustype: { volgnummer: 5, omschrijving: 'Afgehandeld' }, datumStatusGezet: '2026-11-23T09:00:00Z' };
const heeft = (...statussen: readonly JsonObject[]): JsonObject => ({ statussen: statussen.map((status, at) => ({ ...status, bron: `heeft[${at}]` })) });
const RESULTAAT: JsonObject = { resultaat: { bron: 'resultaat', resultaattype: { omschrijving: 'Ingetrokken' } } };
const heldStatus = (omschrijving: string, volgnummer: number, datumStatusGezet: string): JsonObject => ({ bron: `s${volgnummer}`, statustype: { volgnummer, omschrijving, isEindstatus: volgnummer === 5 }, datumStatusGezet });
const OPEN = { statussen: [heldStatus('Ontvangen', 1, '2026-11-20T08:00:00Z')], resultaat: null };

const contextOf = (decided = {}, einddatum: string | null = null, begin: string | null = null): StatusContext => ({ ...zaakContextOf(decided), einddatum, begin });
const close = (model: JsonObject, context: StatusContext, held: { statussen: readonly JsonObject[]; resultaat: JsonObject | null } = OPEN, raw: JsonObject = {}): Closed =>
  closeAsTold(held, null, said(model, { 'heeft[0]': 'T', 'heeft[1]': 'T' }, raw), context);
const summary = ({ statussen, resultaat }: Closed): unknown[] => [
  statussen.map((status) => (status['statustype'] as JsonObject)['omschrijving']), resultaat === null ? null : (resultaat['resultaattype'] as JsonObject)['omschrijving'],
];
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof DiagnosticError ? error.diagnostics[0]?.code : String(error);
  }
  return undefined;
};

describe('closing, in every order vendors use', () => {
  it('einddatum and resultaat without eindstatus close the zaak', () => {
    expect(summary(close(RESULTAAT, contextOf({}, '2026-11-23')))).toEqual([['Ontvangen', 'Afgehandeld'], 'Ingetrokken']);
  });
  it('eindstatus and resultaat close it', () => {
    expect(summary(close({ ...heeft(EIND), ...RESULTAAT }, contextOf()))).toEqual([['Ontvangen', 'Afgehandeld'], 'Ingetrokken']);
  });
  it('einddatum, eindstatus and resultaat set one eindstatus', () => {
    expect(summary(close({ ...heeft(EIND), ...RESULTAAT }, contextOf({}, '2026-11-23')))).toEqual([['Ontvangen', 'Afgehandeld'], 'Ingetrokken']);
  });
  it('an eindstatus alone brings the resultaat that was decided', () => {
    expect(summary(close(heeft(EIND), contextOf({ closing: { resultaat: 'Verleend' } })))).toEqual([['Ontvangen', 'Afgehandeld'], 'Verleend']);
  });
  it('an eindstatus alone without a decision brings none: the register refuses it and says so', () => {
    expect(summary(close(heeft(EIND), contextOf()))).toEqual([['Ontvangen', 'Afgehandeld'], null]);
  });
  it('a resultaat first and an einddatum in a later message close it', () => {
    const held = { ...OPEN, resultaat: { bron: 'x', resultaattype: { omschrijving: 'Ingetrokken' } } };
    const closed = close({}, contextOf({}, '2026-11-23'), held);
    expect(summary(closed)).toEqual([['Ontvangen', 'Afgehandeld'], 'Ingetrokken']);
    expect(closed.resultaat).toBe(held.resultaat);
  });
  it('an einddatum alone leaves it open, and says so', () => {
    const closed = close({}, contextOf({ closing: { resultaat: 'Verleend' } }, '2026-11-23'));
    expect([summary(closed), closed.findings.map(({ code }) => code)]).toEqual([[['Ontvangen'], null], ['ZS6107']]);
  });
  it('an einddatum alone closes it where that was decided, with the resultaat that was decided', () => {
    expect(summary(close({}, contextOf({ closing: { einddatum: 'always', resultaat: 'Verleend' } }, '2026-11-23')))).toEqual([['Ontvangen', 'Afgehandeld'], 'Verleend']);
  });
  it('never means only with a resultaat in the same message', () => {
    const held = { ...OPEN, resultaat: { bron: 'x', resultaattype: { omschrijving: 'Ingetrokken' } } };
    expect(summary(close({}, contextOf({ closing: { einddatum: 'never' } }, '2026-11-23'), held))[0]).toEqual(['Ontvangen']);
    expect(summary(close(RESULTAAT, contextOf({ closing: { einddatum: 'never' } }, '2026-11-23')))[0]).toEqual(['Ontvangen', 'Afgehandeld']);
  });
  it('an eindstatus that is there already is not set again, and an einddatum closes nothing twice', () => {
    const held = { statussen: [...OPEN.statussen, heldStatus('Afgehandeld', 5, '2026-11-21T11:00:00Z')], resultaat: { bron: 'x', resultaattype: { omschrijving: 'Ingetrokken' } } };
    expect(close({ ...heeft(EIND), ...RESULTAAT }, contextOf({}, '2026-11-23'), held).statussen).toEqual(held.statussen);
    expect(close({ ...heeft(EIND) }, contextOf({ closing: { repeatedEindstatus: 'set' } }), held).statussen).toHaveLength(2); // it is the present one: still no news
  });
  it('another resultaat changes the one there is: there is no moment without', () => {
    const held = { ...OPEN, resultaat: { bron: 'x', resultaattype: { omschrijving: 'Verleend', archiefnominatie: 'vernietigen' }, toelichting: 'oud' } };
    expect(close(RESULTAAT, contextOf(), held).resultaat).toEqual({ bron: 'x', resultaattype: { omschrijving: 'Ingetrokken' }, toelichting: 'oud' });
  });
  it('an equal resultaat stays untouched', () => {
    const held = { ...OPEN, resultaat: { bron: 'x', resultaattype: { omschrijving: 'Ingetrokken', archiefnominatie: 'vernietigen' } } };
    expect(close(RESULTAAT, contextOf(), held).resultaat).toBe(held.resultaat);
  });
  it('geenWaarde takes the resultaat away', () => {
    expect(close({ resultaat: null }, contextOf(), { ...OPEN, resultaat: { bron: 'x', resultaattype: { omschrijving: 'Verleend' } } }).resultaat).toBeNull();
  });
});

describe('statussen', () => {
  const IN_BEHANDELING: JsonObject = { statustype: { volgnummer: 2, omschrijving: 'In behandeling' }, datumStatusGezet: '2026-11-23T08:00:00Z' };

  it('another statustype at the same moment is refused, held or in the same message', () => {
    const clash = { ...IN_BEHANDELING, datumStatusGezet: '2026-11-20T08:00:00Z' };
    expect(codeOf(() => close(heeft(clash), contextOf()))).toBe('ZS6104');
    expect(codeOf(() => close(heeft(IN_BEHANDELING, { ...EIND, datumStatusGezet: '2026-11-23T08:00:00Z' }), contextOf()))).toBe('ZS6104');
  });
  it('the same status again is no news, at the same moment or at another', () => {
    const ontvangen = { statustype: { volgnummer: 1, omschrijving: 'Ontvangen' }, datumStatusGezet: '2026-11-20T08:00:00Z' };
    expect(close(heeft(ontvangen), contextOf()).statussen).toEqual(OPEN.statussen);
    expect(close(heeft({ ...ontvangen, datumStatusGezet: '2026-11-23T08:00:00Z' }), contextOf()).statussen).toEqual(OPEN.statussen);
  });
  it('B17: its own toelichting is kept and its name is that of the statustype', () => {
    const { statussen } = close(heeft({ ...IN_BEHANDELING, statustoelichting: 'wacht op advies' }), contextOf());
    expect(statussen[1]).toMatchObject({ statustype: { volgnummer: 2, omschrijving: 'In behandeling', isEindstatus: false }, statustoelichting: 'wacht op advies' });
  });
  it('is found by the beginning of its name, by its volgnummer where the name is absent, and by both where the beginning fits several', () => {
    const named = (statustype: JsonObject): unknown => (summary(close(heeft({ ...IN_BEHANDELING, statustype }), contextOf()))[0] as string[])[1];
    expect(named({ omschrijving: 'in beh' })).toBe('In behandeling');
    expect(named({ volgnummer: 3 })).toBe('Besluit genomen');
    expect(named({ omschrijving: 'Besluit', volgnummer: 4 })).toBe('Besluitvorming afgerond');
    expect(codeOf(() => named({ omschrijving: 'Besluit' }))).toBe('ZS6100');
    expect(codeOf(() => named({ omschrijving: 'Zoek' }))).toBe('ZS6100');
  });
  it('B8: a volgnummer that contradicts the name is reported, or refused where that was decided', () => {
    const wrong = { ...IN_BEHANDELING, statustype: { omschrijving: 'In behandeling', volgnummer: 3 } };
    expect(codeOf(() => close(heeft(wrong), contextOf({ closing: { volgnummer: 'reject' } })))).toBe('ZS6101');
    expect(close(heeft(wrong), contextOf()).findings.map(({ code, severity }) => [code, severity])).toEqual([['ZS6101', 'warning']]);
  });
  it('is known by another name where that was decided', () => {
    expect(summary(close(heeft({ ...IN_BEHANDELING, statustype: { omschrijving: 'Bezig' } }), contextOf({ statustypen: { bezig: 'In behandeling' } })))[0]).toEqual(['Ontvangen', 'In behandeling']);
  });
  it('O5: without any date it is refused rather than set now', () => {
    const { datumStatusGezet: _none, ...undated } = IN_BEHANDELING;
    expect(codeOf(() => close(heeft(undated), contextOf()))).toBe('ZS6105');
  });
  it('without a date in the message that makes the zaak it is set when the zaak begins, and that is told', () => {
    const { datumStatusGezet: _none, ...undated } = IN_BEHANDELING;
    const { statussen, findings } = close(heeft(undated), contextOf({}, null, '2026-11-19'), { statussen: [], resultaat: null });
    expect(statussen).toMatchObject([{ statustype: { omschrijving: 'In behandeling' }, datumStatusGezet: '2026-11-18T23:00:00Z' }]);
    expect(findings.map(({ code }) => code)).toEqual(['ZS6133']);
  });
});

describe('a day without a time', () => {
  const onDay = (digits: string, datumStatusGezet: string): readonly [JsonObject, JsonObject] => [
    heeft({ statustype: { omschrijving: 'In behandeling' }, datumStatusGezet }), { heeft: [{ '@plaats': 'heeft[0]', datumStatusGezet: digits }] },
  ];
  const momentOf = (digits: string, moment: string, context = contextOf(), held = OPEN): unknown => {
    const [model, raw] = onDay(digits, moment);
    return close(model, context, held, raw).statussen.at(-1)?.['datumStatusGezet'];
  };

  it('O4: is the moment of the message on its own day, and the begin of an earlier one; nothing is shifted', () => {
    expect(momentOf('20261123', '2026-11-22T23:00:00Z')).toBe('2026-11-23T09:15:00Z');
    expect(momentOf('20261121000000000', '2026-11-20T23:00:00Z')).toBe('2026-11-20T23:00:00Z');
    expect(momentOf('20261123083000', '2026-11-23T07:30:00Z')).toBe('2026-11-23T07:30:00Z');
  });
  it('comes after what was set that day, so that it is the present one', () => {
    expect(momentOf('20261120', '2026-11-19T23:00:00Z')).toBe('2026-11-20T08:00:01Z');
  });
  it('is the same whenever the message is read again, and no news the second time', () => {
    const first = close(onDay('20261123', '2026-11-22T23:00:00Z')[0], contextOf(), OPEN, onDay('20261123', '2026-11-22T23:00:00Z')[1]);
    const later = { ...contextOf(), moments: { sentAt: '2026-11-23T15:00:00Z', now: '2026-11-23T15:00:01Z' } };
    const again = close(onDay('20261123', '2026-11-22T23:00:00Z')[0], later, { ...OPEN, statussen: first.statussen }, onDay('20261123', '2026-11-22T23:00:00Z')[1]);
    expect(again.statussen).toEqual(first.statussen);
  });
  it('of closing is a day in every time zone: the middle of it, or the moment of the message', () => {
    const moment = (day: string): unknown => close(RESULTAAT, contextOf({}, day), { statussen: [], resultaat: null }).statussen.at(-1)?.['datumStatusGezet'];
    expect([moment('2026-11-21'), moment('2026-07-01'), moment('2026-11-23')]).toEqual(['2026-11-21T11:00:00Z', '2026-07-01T10:00:00Z', '2026-11-23T09:15:00Z']);
  });
  it('of closing that lies before a status there is: the eindstatus comes after it, so that it is the present one, and that is said', () => {
    const closed = close(RESULTAAT, contextOf({}, '2026-11-19'));
    expect([closed.statussen.at(-1)?.['datumStatusGezet'], closed.findings.map(({ code }) => code)]).toEqual(['2026-11-20T08:00:01Z', ['ZS6128']]);
  });
  it('of a sender whose clock is ahead is not later than now', () => {
    expect(momentOf('20261123', '2026-11-22T23:00:00Z', { ...contextOf(), moments: { sentAt: '2026-11-23T12:00:00Z', now: '2026-11-23T09:00:00Z' } })).toBe('2026-11-23T09:00:00Z');
  });
  it('O7: a resultaat is known by its whole name, not by its first positions', () => {
    const of = (omschrijving: string) => (): unknown => summary(close({ resultaat: { resultaattype: { omschrijving } } }, contextOf()))[1];
    expect(of('niet verleend wegens termijn')()).toBe('Niet verleend wegens termijn');
    expect(codeOf(of('Niet verleend wegens'))).toBe('ZS6100');
  });
});
