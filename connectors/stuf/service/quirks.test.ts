// Every quirk by name: what it lets pass, and what is answered where a sender may not.
import type { OperationContext } from './operation';
import { QUIRKS, type QuirkName } from './quirks';
import { FORMULIEREN, openDoor, type TestDoor } from './testing/door';
import { ACTION11, creeerZaak, envelope, geefZaakdetails, geefZaakdocumentLezen, genereerZaakIdentificatie, updateZaak, voegZaakdocumentToe } from './testing/messages';

interface Case {
  readonly send: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the operation reads where the quirk is on. */
  readonly reads?: (context: OperationContext) => unknown;
  readonly as?: unknown;
  /** Where it is off: the code of the fault, or what the operation reads. */
  readonly off: { readonly code: string } | { readonly reads: unknown };
}

const first = ({ bericht }: OperationContext) => bericht.objecten[0];
const last = ({ bericht }: OperationContext) => bericht.objecten.at(-1);
const zaak = { referentienummer: 'q', identificatie: '9999000002000' };
const medewerker = '<ZKN:heeftAlsUitvoerende StUF:entiteittype="ZAKBTRUTV" StUF:verwerkingssoort="T"><ZKN:gerelateerde><ZKN:medewerker StUF:entiteittype="MDW" StUF:verwerkingssoort="I"><ZKN:medewerkeridentificatie>jdv</ZKN:medewerkeridentificatie></ZKN:medewerker></ZKN:gerelateerde></ZKN:heeftAlsUitvoerende>';
const UNKNOWN = '<v:Route xmlns:v="urn:leverancier" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" soap:mustUnderstand="1">x</v:Route>';

const CASES: Readonly<Record<Exclude<QuirkName, 'referentienummer-not-unique' | 'referentienummer-new-on-resend' | 'scope-nil-inhoud'>, Case>> = {
  'leading-bytes': { send: `\ufeff\ufeff\r\n\n${envelope(creeerZaak(zaak))}`, off: { code: 'StUF055' } },
  'soap-action-absent': { send: envelope(creeerZaak(zaak)), off: { code: 'StUF040' } },
  'soap-action-generic': { send: envelope(creeerZaak(zaak)), headers: { soapaction: 'irrelevant' }, off: { code: 'StUF040' } },
  'soap-action-case': { send: envelope(creeerZaak(zaak)), headers: { soapaction: `${ACTION11}CreeerZaak_Lk01` }, off: { code: 'StUF040' } },
  'soap-action-other': { send: envelope(geefZaakdetails()), headers: { soapaction: `${ACTION11}creeerZaak_Lk01` }, reads: ({ bericht }) => bericht.operatie, as: 'geefZaakdetails', off: { code: 'StUF040' } },
  'unknown-headers': { send: envelope(creeerZaak(zaak), { headers: UNKNOWN }), off: { code: 'StUF055' } },
  'title-absent': { send: envelope(voegZaakdocumentToe('aW5ob3Vk', { titel: '' })), reads: (context) => first(context)?.['titel'], as: 'tekening.pdf', off: { reads: undefined } },
  'year-one-dates': { send: envelope(voegZaakdocumentToe('aW5ob3Vk', { creatiedatum: '00010101' })), reads: (context) => first(context)?.['creatiedatum'], as: { '@noValue': 'geenWaarde' }, off: { reads: '00010101' } },
  'rgbz-names': {
    send: envelope(updateZaak('<ZKN:uiterlijkeEinddatumAfdoening>20261201</ZKN:uiterlijkeEinddatumAfdoening>', `<ZKN:uiterlijkeEinddatumAfdoening>20261224</ZKN:uiterlijkeEinddatumAfdoening>${medewerker}`)),
    reads: (context) => [last(context)?.['uiterlijkeEinddatum'], JSON.stringify(last(context)?.['heeftAlsUitvoerende']).includes('"identificatie":"jdv"')], as: ['20261224', true],
    off: { reads: [undefined, false] },
  },
  't-for-w': {
    send: envelope(updateZaak('<ZKN:omschrijving>Oud</ZKN:omschrijving>', `<ZKN:omschrijving>Nieuw</ZKN:omschrijving>${medewerker.replace(/medewerkeridentificatie/g, 'identificatie')}`, { mutatiesoort: 'T', verwerkingssoort: 'T' })), headers: { soapaction: `${ACTION11}updateZaak_Lk01` },
    reads: (context) => [context.bericht.parameters['mutatiesoort'], last(context)?.['@verwerkingssoort'], (last(context)?.['heeftAlsUitvoerende'] as { '@verwerkingssoort': string }[])[0]?.['@verwerkingssoort']], as: ['W', 'W', 'T'],
    off: { reads: ['T', 'T', 'T'] },
  },
  'berichtcode-absent': { send: envelope(creeerZaak({ ...zaak, berichtcode: '' })), reads: ({ bericht }) => bericht.stuurgegevens.berichtcode, as: 'Lk01', off: { code: 'StUF022' } },
  'functie-variants': { send: envelope(genereerZaakIdentificatie({ functie: 'genereerZaakIdentificatie' })), reads: ({ bericht }) => bericht.stuurgegevens.functie, as: 'genereerZaakidentificatie', off: { code: 'StUF037' } },
  'receiver-other': { send: envelope(creeerZaak({ ...zaak, ontvanger: 'VORIGE' })), off: { code: 'StUF010' } },
};

describe.each(['on', 'off'] as const)('with every quirk %s', (how) => {
  let door: TestDoor;
  beforeAll(async () => { door = await openDoor({ senders: [{ name: 'formulieren', settings: { ...FORMULIEREN, quirks: Object.fromEntries(Object.keys(QUIRKS).map((name) => [name, how === 'on'])) } }] }); });
  afterAll(() => door[Symbol.asyncDispose]());
  let number = 0;

  it.each(Object.entries(CASES))('%s', async (name, { send, headers, reads, as, off }) => {
    door.asked.length = 0;
    door.found.length = 0;
    number += 1;
    // Where it is not the quirk, the action is right.
    const action = send.includes('edcLk01') ? 'voegZaakdocumentToe_Lk01' : send.includes('genereerZaakIdentificatie_Di02') ? 'genereerZaakIdentificatie_Di02' : send.includes('W</StUF:mutatiesoort>') ? 'updateZaak_Lk01' : 'creeerZaak_Lk01';
    const given = headers ?? (name === 'soap-action-absent' ? {} : { soapaction: `${ACTION11}${action}` });
    const answer = await door.post(send.replace(/(<StUF:referentienummer>)[^<]*/, `$1quirk-${number}`).replaceAll('9999000002000', `99990000${String(2000 + number).padStart(5, '0')}`), given);
    const code = /<StUF:code>(\w+)</.exec(answer.text)?.[1];
    const [context] = door.asked;
    if (how === 'on') {
      expect([answer.status, code]).toEqual([200, undefined]);
      if (reads) expect(context && reads(context)).toEqual(as);
      expect(door.found).toContainEqual(expect.objectContaining({ code: 'ZS6058', message: `let pass: ${name}`, subject: 'sender formulieren' }));
    } else if ('code' in off) {
      expect([answer.status, code, door.asked]).toEqual([500, off.code, []]);
    } else {
      expect(context && reads?.(context)).toEqual(off.reads);
    }
  });

  it('referentienummer-not-unique: another message under a number that was used', async () => {
    door.asked.length = 0;
    const send = (identificatie: string) => door.post(envelope(creeerZaak({ referentienummer: 'altijd-1', identificatie })), { soapaction: `${ACTION11}creeerZaak_Lk01` });
    const answers = [await send('9999000003001'), await send('9999000003002'), await send('9999000003001')];
    const codes = answers.map(({ text }) => /<StUF:code>(\w+)</.exec(text)?.[1] ?? 'Bv03');
    expect(codes).toEqual(how === 'on' ? ['Bv03', 'Bv03', 'Bv03'] : ['Bv03', 'StUF016', 'Bv03']);
    expect(door.asked).toHaveLength(how === 'on' ? 2 : 1);
  });

  it('scope-nil-inhoud: an empty inhoud in a scope is asked for all the same', async () => {
    door.asked.length = 0;
    const scope = '<ZKN:object StUF:entiteittype="EDC"><ZKN:titel xsi:nil="true"/><ZKN:inhoud xsi:nil="true"/></ZKN:object>';
    expect((await door.post(envelope(geefZaakdocumentLezen({ scope })), { soapaction: `${ACTION11}geefZaakdocumentLezen_Lv01` })).status).toBe(200);
    expect(door.asked[0]?.bericht.vraag?.scope).toHaveProperty('inhoud');
  });
});

describe('referentienummer-new-on-resend', () => {
  it.each([[true, 1], [false, 2]])('%s: a resend under a new number is carried out so often in all: %s', async (on, times) => {
    await using door = await openDoor({ senders: [{ name: 'formulieren', settings: { ...FORMULIEREN, quirks: { 'referentienummer-new-on-resend': on } } }] });
    const send = (referentienummer: string) => door.post(envelope(creeerZaak({ referentienummer, tijdstip: `2026112310150${referentienummer}000` })));
    expect([(await send('1')).status, (await send('2')).status]).toEqual([200, 200]);
    expect(door.asked).toHaveLength(times);
    expect(door.found.some(({ code }) => code === 'ZS6052')).toBe(on);
  });

  it('does not hold for a change: it may rightly be asked for twice', async () => {
    await using door = await openDoor();
    const send = (referentienummer: string) => door.post(envelope(updateZaak('<ZKN:omschrijving>Oud</ZKN:omschrijving>', '<ZKN:omschrijving>Nieuw</ZKN:omschrijving>', { referentienummer })));
    await send('1');
    await send('2');
    expect(door.asked).toHaveLength(2);
  });
});

describe('a tijdstipBericht that is not later', () => {
  it.each([['warn', 'Bv03', true], ['reject', 'StUF019', false], ['ignore', 'Bv03', false]] as const)('%s', async (unordered, second, warns) => {
    await using door = await openDoor({ senders: [{ name: 'formulieren', settings: { ...FORMULIEREN, unordered } }] });
    const send = async (nr: string, tijdstip: string): Promise<string> => /<StUF:code>(\w+)</.exec((await door.post(envelope(creeerZaak({ referentienummer: nr, identificatie: `999900000300${nr}`, tijdstip })))).text)?.[1] ?? 'Bv03';
    expect([await send('1', '20261123101500'), await send('2', '20261123101500'), await send('1', '20261123101500'), await send('3', '20261123101501')]).toEqual(['Bv03', second, 'Bv03', 'Bv03']);
    expect(door.found.some(({ code }) => code === 'ZS6054')).toBe(warns);
  });
});

it('says of every quirk what it tolerates and who sends it', () => {
  for (const quirk of Object.values(QUIRKS)) expect([quirk.tolerates, quirk.seen]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/./)]);
  expect(new Set([...Object.keys(CASES), 'referentienummer-not-unique', 'referentienummer-new-on-resend', 'scope-nil-inhoud'])).toEqual(new Set(Object.keys(QUIRKS)));
});
