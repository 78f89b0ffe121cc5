// The door of a StUF service over real HTTP: who is let in, what is understood, what is answered, and what a resend gets.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { Held } from '../../../core/connector/register';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { StufFault } from './fault';
import { FORMULIEREN, openDoor, type TestDoor } from './testing/door';
import { ACTION11, ACTION12, creeerZaak, envelope, geefZaakdetails, geefZaakdocumentBewerken, geefZaakdocumentLezen, genereerZaakIdentificatie, stuurgegevens, updateZaak, voegZaakdocumentToe } from './testing/messages';

const BSN = '111222333';
const inTag = (text: string, name: string): string | undefined => new RegExp(`<(?:[\\w.]+:)?${name}[^>]*>([^<]*)<`).exec(text)?.[1];
const soapAction = (name: string, prefix = ACTION11): Record<string, string> => ({ soapaction: `"${prefix}${name}"` });

describe('a service', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openDoor(); });
  afterAll(() => door[Symbol.asyncDispose]());
  beforeEach(() => { door.asked.length = 0; door.doing.clear(); door.found.length = 0; door.logged.length = 0; });
  let number = 0;
  const fresh = (): string => `ref-${(number += 1)}`;
  /** A zaak nobody sent before, under a number nobody used before. */
  const anew = (): { referentienummer: string; identificatie: string } => ({ referentienummer: fresh(), identificatie: `99990000${String(number).padStart(5, '0')}` });
  const isFault = (answer: { status: number; text: string }, code: string, fo: string): void => {
    expect([answer.status, inTag(answer.text, 'code'), answer.text.includes(`${fo}Bericht`)]).toEqual([500, code, true]);
  };

  it('confirms a command with a Bv03 that swaps the ends and names the number of the question', async () => {
    const referentienummer = fresh();
    const answer = await door.post(envelope(creeerZaak({ referentienummer })), soapAction('creeerZaak_Lk01'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(answer.text).toContain('Bv03Bericht');
    expect(inTag(answer.text, 'crossRefnummer')).toBe(referentienummer);
    expect(inTag(answer.text, 'referentienummer')).not.toBe(referentienummer);
    expect(inTag(answer.text, 'tijdstipBericht')).toBe('20261123112000000');
    expect(/<StUF:zender>.*?<StUF:applicatie>ZAAKSLUIS<.*<StUF:ontvanger>.*?<StUF:applicatie>FORMULIEREN</.test(answer.text)).toBe(true);
    expect(door.asked[0]?.bericht).toMatchObject({ operatie: 'creeerZaak', versie: '1.1' });
    expect(door.asked[0]?.bericht.objecten[0]).toMatchObject({ identificatie: '9999000000001' });
  });

  it('tells the house which sender called, also where its message is refused', async () => {
    door.callers.length = 0;
    await door.post(envelope(creeerZaak(anew())), soapAction('creeerZaak_Lk01'));
    await door.post(envelope(creeerZaak({ ...anew(), identificatie: '' })).replace('creeerZaak', 'maakIets'), soapAction('maakIets'));
    await door.post(envelope(creeerZaak(anew())).replaceAll('FORMULIEREN', 'ONBEKEND'), soapAction('creeerZaak_Lk01'));
    expect(door.callers).toEqual(['formulieren', 'formulieren', undefined]);
  });

  it('speaks SOAP 1.2 to who speaks it, with the action in the media type', async () => {
    const answer = await door.post(envelope(creeerZaak({ ...anew(), versie: '1.2' }), { soap: '1.2' }), { 'content-type': `application/soap+xml; charset=utf-8; action="${ACTION12}creeerZaak_ZakLk01"` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/soap+xml');
    expect(answer.text).toContain('http://www.w3.org/2003/05/soap-envelope');
    expect(door.asked[0]?.bericht).toMatchObject({ operatie: 'creeerZaak', versie: '1.2' });
  });

  it.each([
    ['quoted', `"${ACTION11}creeerZaak_Lk01"`],
    ['unquoted', `${ACTION11}creeerZaak_Lk01`],
    ['with a capital', `"${ACTION11}CreeerZaak_Lk01"`],
    ['that names nothing', '"irrelevant"'],
    ['that is empty', '""'],
  ])('takes a SOAPAction %s', async (_how, soapaction) => {
    const answer = await door.post(envelope(creeerZaak(anew())), { soapaction });
    expect([answer.status, door.asked[0]?.bericht.operatie]).toEqual([200, 'creeerZaak']);
  });

  it('tells by the content what is meant where SOAPAction is absent', async () => {
    const change = updateZaak('<ZKN:omschrijving>Oud</ZKN:omschrijving>', '<ZKN:omschrijving>Nieuw</ZKN:omschrijving>', { referentienummer: fresh() });
    await door.post(envelope(change));
    await door.post(envelope(geefZaakdetails()));
    await door.post(envelope(genereerZaakIdentificatie({ referentienummer: fresh() })));
    expect(door.asked.map(({ bericht }) => bericht.operatie)).toEqual(['updateZaak', 'geefZaakdetails', 'genereerZaakIdentificatie']);
    expect(door.found.map(({ message }) => message)).toContain('let pass: soap-action-absent');
  });

  it('answers a question that finds nothing with an empty La01', async () => {
    const answer = await door.post(envelope(geefZaakdetails()), soapAction('geefZaakdetails_Lv01'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('zakLa01');
    expect(answer.text).not.toContain('antwoord>');
  });

  it('gives a number in a Du02, and the same number again for the same message', async () => {
    let given = 41;
    door.doing.set('genereerZaakIdentificatie', () => Promise.resolve({ answered: 'vrij', object: { identificatie: `99990000000${(given += 1)}` } }));
    const message = envelope(genereerZaakIdentificatie({ referentienummer: fresh() }));
    const first = await door.post(message, soapAction('genereerZaakIdentificatie_Di02'));
    const second = await door.post(message, soapAction('genereerZaakIdentificatie_Di02'));
    expect(inTag(first.text, 'identificatie')).toBe('9999000000042');
    expect(second.text).toBe(first.text);
    expect(given).toBe(42);
  });

  describe('a resend', () => {
    it('gets the same answer and does nothing', async () => {
      const message = envelope(creeerZaak(anew()));
      const answers = [await door.post(message), await door.post(message)];
      expect(answers[1]?.text).toBe(answers[0]?.text);
      expect(door.asked).toHaveLength(1);
    });

    it('waits for the first one while that still runs', async () => {
      let go: () => void = () => undefined;
      const began = new Promise<void>((begun) => door.doing.set('creeerZaak', async () => {
        begun();
        await new Promise<void>((resolve) => { go = resolve; });
        return { answered: 'bevestiging' };
      }));
      const message = envelope(creeerZaak(anew()));
      const first = door.post(message);
      await began;
      const second = door.post(message);
      go();
      const answers = await Promise.all([first, second]);
      expect(answers[0].text).toBe(answers[1].text);
      expect(door.asked).toHaveLength(1);
    });

    it('with other content is StUF016', async () => {
      const same = anew();
      await door.post(envelope(creeerZaak(same)));
      isFault(await door.post(envelope(creeerZaak({ ...same, omschrijving: 'Iets anders' }))), 'StUF016', 'Fo03');
      expect(door.asked).toHaveLength(1);
    });

    it('of what failed is carried out anew', async () => {
      door.doing.set('creeerZaak', () => Promise.reject(new Retry(diagnostic('ZS4001', 'register does not answer'))));
      const message = envelope(creeerZaak(anew()));
      isFault(await door.post(message), 'StUF058', 'Fo03');
      door.doing.clear();
      expect((await door.post(message)).status).toBe(200);
      expect(door.asked).toHaveLength(2);
    });
  });

  describe('a fault', () => {
    it('of a question is a Fo02 with nothing but its code in stuurgegevens', async () => {
      door.doing.set('geefZaakdetails', () => Promise.reject(new StufFault('StUF064', 'Object niet gevonden', 'Zaak 9999000000001 is niet bekend.')));
      const answer = await door.post(envelope(geefZaakdetails()), soapAction('geefZaakdetails_Lv01'));
      isFault(answer, 'StUF064', 'Fo02');
      expect(answer.text).toContain('<faultcode>soapenv:Server</faultcode><faultstring>Object niet gevonden</faultstring>');
      expect(answer.text).toContain('<StUF:stuurgegevens><StUF:berichtcode>Fo02</StUF:berichtcode></StUF:stuurgegevens>');
    });

    it('of a command is a Fo03, and names what the house found', async () => {
      door.doing.set('creeerZaak', () => Promise.reject(new Blocked(diagnostic('ZS4019', 'zaaktype B1026 has no roltype "Behandelaar"', { field: 'rollen[0]' }))));
      const answer = await door.post(envelope(creeerZaak(anew())));
      isFault(answer, 'StUF058', 'Fo03');
      expect(inTag(answer.text, 'details')).toBe('rollen[0]: zaaktype B1026 has no roltype "Behandelaar" (ZS4019)');
    });

    it('of our own tells nothing of what it was; the log finds it by a number', async () => {
      door.doing.set('creeerZaak', () => Promise.reject(new Error(`cannot read properties of ${BSN}\nof <ZKN:omschrijving>Geheim</ZKN:omschrijving>`)));
      const answer = await door.post(envelope(creeerZaak({ ...anew(), omschrijving: 'Geheim' })));
      isFault(answer, 'StUF058', 'Fo03');
      const reference = /onder ([0-9a-f-]{36})/.exec(answer.text)?.[1] ?? 'none';
      expect(door.logged.join('\n')).toContain(reference);
      expect(`${answer.text}${door.logged.join('\n')}`).not.toMatch(/111222333|Geheim|cannot read/);
    });

    it.each([
      ['is not well-formed', () => envelope(creeerZaak()).replace('</ZKN:object>', '</ZKN:objekt>'), 'geen welgevormde XML', /regel 2, kolom \d+/],
      ['ends too early', () => envelope(creeerZaak()).slice(0, 900), 'niet volledig ontvangen', /regel 2/],
      ['has a DOCTYPE', () => envelope(creeerZaak()).replace('?>', '?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'), 'DOCTYPE', /regel 1/],
      ['is empty', () => '', 'niet volledig ontvangen', /ZS3021/],
      ['is no envelope', () => creeerZaak(), 'niet te lezen|envelop', /zakLk01/],
      ['holds content that is no base64', () => envelope(voegZaakdocumentToe('geen*base64')), 'geen geldige base64', /regel 2/],
    ])('of a message that %s says where', async (_how, message, what, where) => {
      const answer = await door.post(message(), soapAction('creeerZaak_Lk01'));
      isFault(answer, 'StUF055', 'Fo03');
      expect(inTag(answer.text, 'omschrijving')).toMatch(new RegExp(what));
      expect(inTag(answer.text, 'details')).toMatch(where);
      expect(answer.text).not.toMatch(/\.ts:|at \w+ \(|passwd/);
      expect(door.asked).toEqual([]);
      expect(door.spooled()).toEqual([]);
    });

    const body = (root: string, ns: string, header: string): string => envelope(`<x:${root} xmlns:x="${ns}" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310">${header}</x:${root}>`);
    const ZKN = 'http://www.egem.nl/StUF/sector/zkn/0310';
    it.each([
      ['another version of StUF', body('x', 'http://www.egem.nl/StUF/StUF0204', stuurgegevens({ berichtcode: 'Lk01', entiteittype: 'ZAK' })), 'StUF001', 'Fo02'],
      ['another sector model', body('npsLv01', 'http://www.egem.nl/StUF/sector/bg/0310', stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'NPS' })), 'StUF004', 'Fo02'],
      ['another version of the sector model', body('zakLk01', 'http://www.egem.nl/StUF/sector/zkn/0320', stuurgegevens({ berichtcode: 'Lk01', entiteittype: 'ZAK' })), 'StUF007', 'Fo03'],
      ['another ontvanger', envelope(creeerZaak({ ontvanger: 'ANDER' })), 'StUF010', 'Fo03'],
      ['another zender', envelope(creeerZaak({ applicatie: 'ANDER' })), 'StUF013', 'Fo03'],
      ['a berichtcode nobody knows', body('zakXx01', ZKN, stuurgegevens({ berichtcode: 'Xx01', entiteittype: 'ZAK' })), 'StUF022', 'Fo02'],
      ['a berichtcode that is not supported', body('zakLk03', ZKN, stuurgegevens({ berichtcode: 'Lk03', entiteittype: 'ZAK' })), 'StUF025', 'Fo03'],
      ['a berichtcode that does not belong to the root', envelope(creeerZaak({ berichtcode: 'Lk02' })), 'StUF025', 'Fo03'],
      ['an entiteittype nobody knows', body('abcLv01', ZKN, stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'ABC' })), 'StUF028', 'Fo02'],
      ['an entiteittype that is not supported', body('zktLv01', ZKN, stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'ZKT' })), 'StUF031', 'Fo02'],
      ['an entiteittype that does not belong to the root', envelope(creeerZaak({ entiteittype: 'EDC' })), 'StUF031', 'Fo03'],
      ['a functie nobody knows', body('vraagIets_Di02', ZKN, stuurgegevens({ berichtcode: 'Di02', functie: 'vraagIets' })), 'StUF034', 'Fo02'],
      ['a functie that does not belong to the root', envelope(genereerZaakIdentificatie({ functie: 'genereerDocumentidentificatie' })), 'StUF034', 'Fo02'],
      ['a combination that is not supported', body('bslLv01', ZKN, stuurgegevens({ berichtcode: 'Lv01', entiteittype: 'BSL' })), 'StUF040', 'Fo02'],
      ['no StUF at all', body('ping', 'urn:iets', ''), 'StUF055', 'Fo02'],
    ])('names %s with its code', async (_what, message, code, fo) => {
      const answer = await door.post(message);
      isFault(answer, code, fo);
      expect(door.asked).toEqual([]);
    });

    it('is told to who uses another method', async () => {
      const answer = await fetch(door.url, { method: 'DELETE' });
      expect([answer.status, answer.headers.get('allow'), (await answer.text()).includes('Fo02Bericht')]).toEqual([405, 'GET, POST', true]);
    });
  });

  it('refuses a SOAPAction that belongs to another root, unless the sender may', async () => {
    isFault(await door.post(envelope(geefZaakdetails()), soapAction('creeerZaak_Lk01')), 'StUF040', 'Fo02');
  });

  describe('a document', () => {
    const bytes = randomBytes(300_000);

    it('reaches the operation as a file, is known by its bytes, and is gone afterwards', async () => {
      let read = Buffer.alloc(0);
      let inhoud: unknown;
      door.doing.set('voegZaakdocumentToe', ({ bericht }) => {
        inhoud = bericht.objecten[0]?.['inhoud'];
        read = readFileSync(`${door.spoolFolder}/${(inhoud as { spool: string }).spool}`);
        return Promise.resolve({ answered: 'bevestiging' });
      });
      const wrapped = bytes.toString('base64').replace(/(.{76})/g, '$1\r\n');
      const answer = await door.post(envelope(voegZaakdocumentToe(wrapped, { referentienummer: fresh() })), soapAction('voegZaakdocumentToe_Lk01'));
      expect(answer.status).toBe(200);
      expect(read.equals(bytes)).toBe(true);
      expect(inhoud).toMatchObject({ '@bestandsnaam': 'tekening.pdf', '@contentType': 'application/pdf', omvang: bytes.length });
      expect(door.spooled()).toEqual([]);
    });

    it('comes with MTOM too, and is the same document', async () => {
      const message = envelope(voegZaakdocumentToe('<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:doc@x"/>', { referentienummer: fresh(), titel: '<ZKN:titel>Met MTOM</ZKN:titel>' }));
      const parts = Buffer.concat([
        Buffer.from(`--grens\r\nContent-Type: application/xop+xml; charset=UTF-8; type="text/xml"\r\nContent-ID: <root@x>\r\n\r\n${message}\r\n--grens\r\nContent-Type: application/octet-stream\r\nContent-ID: <doc@x>\r\n\r\n`),
        bytes, Buffer.from('\r\n--grens--\r\n'),
      ]);
      const answer = await door.post(parts, { 'content-type': 'multipart/related; type="application/xop+xml"; start="<root@x>"; start-info="text/xml"; boundary="grens"', ...soapAction('voegZaakdocumentToe_Lk01') });
      expect(answer.status).toBe(200);
      expect(door.asked[0]?.bericht.objecten[0]?.['inhoud']).toMatchObject({ omvang: bytes.length });
    });

    it('sent again in other lines is the same message', async () => {
      const referentienummer = fresh();
      const plain = bytes.toString('base64');
      const titel = '<ZKN:titel>Tweemaal</ZKN:titel>';
      await door.post(envelope(voegZaakdocumentToe(plain, { referentienummer, titel })));
      expect((await door.post(envelope(voegZaakdocumentToe(plain.replace(/(.{64})/g, '$1\n'), { referentienummer, titel })))).status).toBe(200);
      expect(door.asked).toHaveLength(1);
    });

    it('leaves nothing in the spool when the operation fails', async () => {
      door.doing.set('voegZaakdocumentToe', () => Promise.reject(new StufFault('StUF058', 'Mislukt')));
      await door.post(envelope(voegZaakdocumentToe(bytes.toString('base64'), { referentienummer: fresh(), titel: '<ZKN:titel>Anders</ZKN:titel>' })));
      expect([door.asked.length, door.spooled()]).toEqual([1, []]);
    });

    const held: Held = { state: 'found', ref: { system: 'register', kind: 'informatieobject', id: 'd1' }, parts: [], context: {}, value: { identificatie: '9999D0001', bronorganisatie: '002564440', inhoud: { bron: 'd1', omvang: bytes.length } } };

    it('goes out as a stream of which the length is known', async () => {
      door.register.open = () => Promise.resolve(Readable.from([bytes.subarray(0, 100_001), bytes.subarray(100_001)]));
      door.doing.set('geefZaakdocumentLezen', () => Promise.resolve({
        answered: 'objecten', vervolg: false, inhoud: { held, omvang: bytes.length },
        objecten: [{ '@entiteittype': 'EDC', identificatie: '9999D0001', 'dct.omschrijving': 'Bijlage', creatiedatum: '20261120', titel: 'Tekening', formaat: 'application/pdf', taal: 'nld', vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'A. de Boer', inhoud: { '@bestandsnaam': 'tekening.pdf', '@contentType': 'application/pdf', bron: 'd1', omvang: bytes.length } }],
      }));
      const answer = await door.post(envelope(geefZaakdocumentLezen()), soapAction('geefZaakdocumentLezen_Lv01'));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.text)));
      expect(answer.headers.get('x-zaaksluis-inhoud')).toBeNull();
      expect(inTag(answer.text, 'inhoud')).toBe(bytes.toString('base64'));
      expect(answer.text).toContain('StUF:bestandsnaam="tekening.pdf"');
    });

    it('goes out again with the same check-out to who asks again, though it is not kept', async () => {
      door.register.find = () => Promise.resolve(held);
      door.doing.set('geefZaakdocumentBewerken', () => Promise.resolve({
        answered: 'vrij', checkedOutId: `slot-${door.asked.length}`, inhoud: { held, omvang: bytes.length },
        object: { '@entiteittype': 'EDC', identificatie: '9999D0001', 'dct.omschrijving': 'Bijlage', creatiedatum: '20261120', titel: 'Tekening', formaat: 'application/pdf', taal: 'nld', vertrouwelijkAanduiding: 'OPENBAAR', auteur: 'A. de Boer', inhoud: { '@bestandsnaam': 'tekening.pdf', '@contentType': 'application/pdf', bron: 'd1', omvang: bytes.length } },
      }));
      const message = envelope(geefZaakdocumentBewerken({ referentienummer: fresh() }));
      const answers = [await door.post(message), await door.post(message)];
      expect(answers.map(({ text }) => [inTag(text, 'checkedOutId'), inTag(text, 'inhoud') === bytes.toString('base64')])).toEqual([['slot-1', true], ['slot-1', true]]);
      expect(door.asked).toHaveLength(1);
    });

    it.each([null, bytes.length])('that the register no longer holds is a fault, not half an answer (size %s)', async (omvang) => {
      door.register.open = () => Promise.reject(new Blocked(diagnostic('ZS4019', 'the content is gone')));
      door.doing.set('geefZaakdocumentLezen', () => Promise.resolve({
        answered: 'objecten', vervolg: false, inhoud: { held: { ...held, value: { ...held.value, inhoud: { bron: 'd1', ...(omvang === null ? {} : { omvang }) } } }, omvang },
        objecten: [{ '@entiteittype': 'EDC', identificatie: '9999D0001', titel: 'Tekening', inhoud: { '@bestandsnaam': 'tekening.pdf', '@contentType': 'application/pdf', bron: 'd1' } }],
      }));
      isFault(await door.post(envelope(geefZaakdocumentLezen()), soapAction('geefZaakdocumentLezen_Lv01')), 'StUF058', 'Fo02');
    });
  });
});

describe('bounds', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openDoor({ senders: [{ name: 'formulieren', settings: { ...FORMULIEREN, limits: { contentMb: 1 } } }], settings: { service: { messageKb: 16, stallSeconds: 1 } } }); });
  afterAll(() => door[Symbol.asyncDispose]());

  it('refuse a document that is too large with 413 and a fault, and keep nothing of it', async () => {
    const answer = await door.post(envelope(voegZaakdocumentToe(Buffer.alloc(1024 * 1024 + 1).toString('base64'))), soapAction('voegZaakdocumentToe_Lk01'));
    expect([answer.status, inTag(answer.text, 'code'), inTag(answer.text, 'omschrijving')]).toEqual([413, 'StUF055', 'Het document is te groot']);
    expect([door.spooled(), door.asked]).toEqual([[], []]);
  });

  it('refuse a message that is too large without its documents', async () => {
    const answer = await door.post(envelope(creeerZaak({ omschrijving: 'x'.repeat(20_000) })), soapAction('creeerZaak_Lk01'));
    expect([answer.status, inTag(answer.text, 'code')]).toEqual([413, 'StUF055']);
  });

  it('let a caller go that stops sending', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const call = request(door.url, { method: 'POST', headers: { 'content-type': 'text/xml', ...soapAction('creeerZaak_Lk01') } }, (answer) => {
        let got = '';
        answer.setEncoding('utf8').on('data', (piece: string) => { got += piece; }).on('end', () => { call.destroy(); resolve(got); });
      });
      call.on('error', reject).write(envelope(creeerZaak()).slice(0, 500));
    });
    expect(inTag(text, 'details')).toContain('nothing came for 1 s');
    expect(door.asked).toEqual([]);
  });
});
