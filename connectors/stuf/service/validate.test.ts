// The check against the official schemas: per sender, without telling values; and what we answer is always valid.
import { Readable } from 'node:stream';
import type { Held } from '../../../core/connector/register';
import { readTree } from '../../../core/xml/read-tree';
import type { XmlTree } from '../../../core/xml/tree';
import { openEnvelope } from '../message/soap';
import type { StufVersie } from '../message/bericht';
import { StufFault } from './fault';
import type { Answered } from './operation';
import { FORMULIEREN, openDoor, type TestDoor } from './testing/door';
import { ACTION11, creeerZaak, envelope, geefZaakdetails, geefZaakdocumentLezen, genereerZaakIdentificatie } from './testing/messages';
import { makeValidator, rootsIn, withoutValues } from './validate';
import { material } from '../../../test/support/material';

const OFFICIAL = { '1.1': '/work/shared/material/xsd/zds-1.1.02', '1.2': '/work/shared/material/xsd/zds-1.2' } as const;

it('what libxml2 says is told without the values it says it of', () => {
  expect(withoutValues("Element '{http://www.egem.nl/StUF/sector/bg/0310}inp.bsn': [facet 'pattern'] The value '11122'2333' is not accepted by the pattern '[0-9]{9}'.")).toBe("Element 'inp.bsn': [facet 'pattern'] The value is not accepted by the pattern '[0-9]{9}'.");
  expect(withoutValues("Element 'x': '111222333' is not a valid value of the atomic type 'xs:int'.")).toBe("Element 'x': the value is not a valid value of the atomic type 'xs:int'.");
  expect(withoutValues("Element 'naam': [facet 'maxLength'] The value 'J. is de Vries' has a length of '13'; this exceeds the allowed maximum length of '9'.")).toBe("Element 'naam': [facet 'maxLength'] The value has a length of '13'; this exceeds the allowed maximum length of '9'.");
});

it('a folder without the files is said to be so', () => {
  expect(() => rootsIn('/er/is/niets', '1.1')).toThrow('ZS6059 schemas.1.1: /er/is/niets is not there');
  expect(() => rootsIn(__dirname, '1.2')).toThrow(/holds no zds0120_msg_zs-dms\.xsd/);
});

material(...Object.values(OFFICIAL)).describe('with the official schemas', () => {
  let door: TestDoor;
  const validator = makeValidator({ schemas: OFFICIAL, root: '/' });
  const named = (name: string, validate: string, quirks = {}) => ({ name, settings: { ...FORMULIEREN, zender: { organisatie: '9999', applicatie: name.toUpperCase() }, validate, quirks } });
  beforeAll(async () => {
    door = await openDoor({ settings: { schemas: OFFICIAL }, senders: [named('streng', 'reject'), named('los', 'warn'), named('uit', 'off'), named('recht', 'reject', { 'scope-nil-inhoud': false })] });
  });
  afterAll(async () => {
    await door[Symbol.asyncDispose]();
    await validator[Symbol.asyncDispose]();
  });
  beforeEach(() => { door.asked.length = 0; door.found.length = 0; door.doing.clear(); });
  let number = 0;
  const wrong = '<ZKN:archiefnominatie>MISSCHIEN</ZKN:archiefnominatie>';
  const send = async (applicatie: string, object: string) => {
    number += 1;
    return door.post(envelope(creeerZaak({ applicatie, referentienummer: `v${number}`, identificatie: `99990004${String(number).padStart(5, '0')}`, object })), { soapaction: `${ACTION11}creeerZaak_Lk01` });
  };

  it('a message that the schema refuses is refused, with the line and the element, and never with the value', async () => {
    const answer = await send('STRENG', wrong);
    expect([answer.status, /<StUF:code>(\w+)</.exec(answer.text)?.[1], door.asked]).toEqual([500, 'StUF055', []]);
    expect(answer.text).toMatch(/regel 2: Element 'archiefnominatie'/);
    expect(answer.text).not.toMatch(/MISSCHIEN|111222333/);
    expect((await send('STRENG', '')).status).toBe(200);
  });

  it('or reported and carried out, or not looked at', async () => {
    expect((await send('LOS', wrong)).status).toBe(200);
    expect(door.found.filter(({ code }) => code === 'ZS6060')).toEqual([expect.objectContaining({ message: expect.stringContaining("creeerZaak 1.1 of sender \"los\": regel 2: Element 'archiefnominatie'") })]);
    door.found.length = 0;
    expect((await send('UIT', wrong)).status).toBe(200);
    expect(door.found.filter(({ code }) => code === 'ZS6060')).toEqual([]);
    expect(door.asked).toHaveLength(2);
  });

  it('an empty inhoud in a scope is let pass by its quirk, and refused without', async () => {
    const scope = '<ZKN:object StUF:entiteittype="EDC"><ZKN:titel xsi:nil="true"/><ZKN:inhoud xsi:nil="true"/></ZKN:object>';
    const ask = async (applicatie: string): Promise<number> => (await door.post(envelope(geefZaakdocumentLezen({ applicatie, scope })), { soapaction: `${ACTION11}geefZaakdocumentLezen_Lv01` })).status;
    expect([await ask('STRENG'), await ask('RECHT')]).toEqual([200, 500]);
  });

  describe('every answer is valid', () => {
    const held: Held = { state: 'found', ref: { system: 'register', kind: 'informatieobject', id: 'd1' }, parts: [], context: {}, value: { identificatie: '9999D0001', bronorganisatie: '002564440', inhoud: { bron: 'd1', omvang: 6 } } };
    const document = { '@entiteittype': 'EDC', identificatie: '9999D0001', 'dct.omschrijving': 'Bijlage', creatiedatum: '20261120', titel: 'Tekening', formaat: 'application/pdf', taal: 'nld', vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'A. de Boer', inhoud: { '@bestandsnaam': 'tekening.pdf', '@contentType': 'application/pdf', bron: 'd1', omvang: 6 } };
    const messageOf = async (text: string): Promise<XmlTree> => {
      const { bericht } = openEnvelope(await readTree(Readable.from([Buffer.from(text)]), { file: 'answer' }));
      if (bericht === null) throw new Error('no message');
      return bericht;
    };
    const isValid = async (versie: StufVersie, text: string): Promise<string> => {
      const message = await messageOf(text);
      expect((await validator.findings(versie, message))?.map(({ message: said }) => said)).toEqual([]);
      return message.name;
    };
    const answering = (operation: string, answered: Answered | Error): void => void door.doing.set(operation, () => (answered instanceof Error ? Promise.reject(answered) : Promise.resolve(answered)));
    beforeEach(() => { door.register.open = () => Promise.resolve(Readable.from([Buffer.from('inhoud')])); });

    it.each(['1.1', '1.2'] as const)('Bv03, Fo03 and La01 in %s', async (versie) => {
      const message = (n: string) => envelope(creeerZaak({ applicatie: 'UIT', versie, referentienummer: `w${versie}${n}`, identificatie: `99990005${versie.replace('.', '')}00${n}` }));
      expect(await isValid(versie, (await door.post(message('1'))).text)).toBe('Bv03Bericht');
      answering('creeerZaak', new StufFault('StUF058', 'x'.repeat(400), `${'y'.repeat(1200)}\u0007 & < >`));
      expect(await isValid(versie, (await door.post(message('2'))).text)).toBe('Fo03Bericht');
      const question = geefZaakdetails({ applicatie: 'UIT' });
      const asked = versie === '1.1' ? question : question.replaceAll('ZKN:zakLv01', 'ZDS:geefZaakdetails_ZakLv01');
      expect(await isValid(versie, (await door.post(envelope(asked))).text)).toMatch(/zakLa01|ZakLa01/);
      answering('geefZaakdetails', { answered: 'objecten', vervolg: false, objecten: [{ '@entiteittype': 'ZAK', identificatie: '9999000000001', omschrijving: 'Aanvraag', startdatum: '20261123' }] });
      expect(await isValid(versie, (await door.post(envelope(asked))).text)).toMatch(/zakLa01|ZakLa01/);
    });

    it('Du02, Fo02 and a La01 with a document', async () => {
      expect(await isValid('1.1', (await door.post(envelope(genereerZaakIdentificatie({ applicatie: 'UIT', referentienummer: 'x1' })))).text)).toBe('genereerZaakIdentificatie_Du02');
      answering('geefZaakdocumentLezen', { answered: 'objecten', objecten: [document], vervolg: false, inhoud: { held, omvang: 6 } });
      expect(await isValid('1.1', (await door.post(envelope(geefZaakdocumentLezen({ applicatie: 'UIT' })))).text)).toBe('edcLa01');
      answering('geefZaakdocumentLezen', new StufFault('StUF064', 'Object niet gevonden'));
      expect(await isValid('1.1', (await door.post(envelope(geefZaakdocumentLezen({ applicatie: 'UIT' })))).text)).toBe('Fo02Bericht');
    });

    it('to whoever did not say who he is', async () => {
      const message = envelope(creeerZaak({ applicatie: 'UIT', referentienummer: 'y1' }).replace(/<StUF:zender>.*?<\/StUF:zender>/, '').replace(/<StUF:referentienummer>.*?<\/StUF:referentienummer>/, ''));
      expect(await isValid('1.1', (await door.post(message)).text)).toBe('Fo03Bericht');
      expect(await isValid('1.1', (await door.post('<geen xml', { soapaction: `${ACTION11}creeerZaak_Lk01` })).text)).toBe('Fo03Bericht');
      expect(await isValid('1.1', (await door.post('', { soapaction: `${ACTION11}geefZaakdetails_Lv01` })).text)).toBe('Fo02Bericht');
    });
  });
});
