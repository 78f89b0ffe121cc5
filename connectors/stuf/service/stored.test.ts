// Store-and-forward: confirmed when it is safe, carried out after that, and told where the sender asked for it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Blocked, Retry } from '../../../core/connector/outcome';
import type { StoredMessage } from '../../../core/connector/service';
import { secretOf } from '../../../core/connector/secret';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Bericht } from '../message/bericht';
import { StufFault } from './fault';
import { nameOf } from './name';
import { FORMULIEREN, openDoor, type TestDoor } from './testing/door';
import { creeerZaak, envelope, geefZaakdetails, voegZaakdocumentToe } from './testing/messages';

const tag = (text: string, name: string): string | undefined => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(text)?.[1];

describe('a message that is stored', () => {
  let door: TestDoor;
  let peer: Server;
  let status = 200;
  const heard: { readonly action: string | undefined; readonly auth: string | undefined; readonly text: string }[] = [];
  const stored: StoredMessage[] = [];

  beforeAll(async () => {
    peer = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        heard.push({ action: request.headers['soapaction'] as string | undefined, auth: request.headers.authorization, text: Buffer.concat(parts).toString() });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/OntvangAsynchroon`;
    door = await openDoor({ mode: 'store-and-forward', senders: [
      { name: 'formulieren', settings: { ...FORMULIEREN, asynchronous: { url, basic: { username: 'zaaksluis', password: secretOf('geheim') }, confirm: true } } },
      { name: 'stil', settings: { ...FORMULIEREN, zender: { organisatie: '9999', applicatie: 'STIL' } } },
    ] });
    const store = door.exchange.store.bind(door.exchange);
    Object.assign(door.exchange, { store: async (...given: Parameters<typeof store>) => { stored.push({ name: given[0], message: given[1] }); return store(...given); } });
  });
  afterAll(async () => {
    await door[Symbol.asyncDispose]();
    peer.closeAllConnections();
    peer.close();
  });
  beforeEach(() => { door.asked.length = 0; door.doing.clear(); heard.length = 0; stored.length = 0; status = 200; });
  const perform = async (): Promise<void> => {
    const [one] = stored;
    if (!one || !door.service.perform) throw new Error('nothing was stored');
    // As it comes back from the database.
    const kept = JSON.parse(JSON.stringify(one)) as StoredMessage;
    await door.service.perform(kept, { ...door.exchange, once: (_name, _answers, work) => work({ carryOut: () => Promise.reject(new Error('not in this test')) }) }, new AbortController().signal);
  };

  it('gets its Bv03 before anything is done', async () => {
    const answer = await door.post(envelope(creeerZaak({ referentienummer: 'a1' })));
    expect([answer.status, tag(answer.text, 'berichtcode'), door.asked]).toEqual([200, 'Bv03', []]);
    await perform();
    expect(door.asked[0]?.bericht.objecten[0]).toMatchObject({ identificatie: '9999000000001' });
    expect(door.asked[0]?.sender.zender[0]?.applicatie).toBe('FORMULIEREN');
  });

  it('is confirmed with a Bv01 after success, where the sender wants that', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a2', identificatie: '9999000000002' })));
    await perform();
    expect(heard).toEqual([{ action: '"http://www.egem.nl/StUF/StUF0301/Bv01"', auth: `Basic ${Buffer.from('zaaksluis:geheim').toString('base64')}`, text: expect.stringContaining('Bv01Bericht') }]);
    expect(tag(heard[0]?.text ?? '', 'crossRefnummer')).toBe('a2');
  });

  it('that is refused for good is told with a Fo01 that fits the table of codes', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a3', identificatie: '9999000000003' })));
    door.doing.set('creeerZaak', () => Promise.reject(new StufFault('StUF064', 'Zaaktype niet gevonden', 'Zaaktype B1 is niet bekend.')));
    await perform();
    expect([heard[0]?.action, tag(heard[0]?.text ?? '', 'berichtcode'), tag(heard[0]?.text ?? '', 'code'), tag(heard[0]?.text ?? '', 'details')]).toEqual(['"http://www.egem.nl/StUF/StUF0301/Fo01"', 'Fo01', 'StUF058', 'Zaaktype B1 is niet bekend.']);
  });

  it('is told under the same number when the first telling was lost', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a4', identificatie: '9999000000004' })));
    door.doing.set('creeerZaak', () => Promise.reject(new Blocked(diagnostic('ZS4019', 'refused'))));
    status = 503;
    await expect(perform()).rejects.toThrow(Retry);
    status = 200;
    await perform();
    expect(heard).toHaveLength(2);
    expect(tag(heard[1]?.text ?? '', 'referentienummer')).toBe(tag(heard[0]?.text ?? '', 'referentienummer'));
  });

  it('is tried again, and nobody is told, where the register is away', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a5', identificatie: '9999000000005' })));
    door.doing.set('creeerZaak', () => Promise.reject(new Retry(diagnostic('ZS4001', 'register does not answer'))));
    await expect(perform()).rejects.toThrow(Retry);
    expect(heard).toEqual([]);
  });

  it('waits for a person where its sender has no endpoint', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a6', identificatie: '9999000000006', applicatie: 'STIL' })));
    door.doing.set('creeerZaak', () => Promise.reject(new StufFault('StUF064', 'Zaaktype niet gevonden')));
    await expect(perform()).rejects.toMatchObject({ diagnostics: [expect.objectContaining({ code: 'ZS6056', message: 'StUF064 Zaaktype niet gevonden' })] });
  });

  it('keeps its document until it is carried out; an equal one keeps nothing more', async () => {
    const message = envelope(voegZaakdocumentToe(Buffer.from('inhoud').toString('base64'), { referentienummer: 'a7' }));
    await door.post(message);
    expect(door.spooled()).toHaveLength(1);
    await door.post(message);
    expect(door.spooled()).toHaveLength(1);
    expect(JSON.stringify(stored[0]?.message)).toContain(door.spooled()[0]);
  });

  it('with a number that was used for another is StUF016 at once', async () => {
    await door.post(envelope(creeerZaak({ referentienummer: 'a8', identificatie: '9999000000008' })));
    const answer = await door.post(envelope(creeerZaak({ referentienummer: 'a8', identificatie: '9999000000009' })));
    expect([answer.status, tag(answer.text, 'code')]).toEqual([500, 'StUF016']);
  });

  it('is never a question: that is answered', async () => {
    await door.post(envelope(geefZaakdetails({ referentienummer: 'a9' })));
    expect([door.asked.length, stored]).toEqual([1, []]);
  });

  it('is named by its sender and by what it says, without its file and without who uses the application', () => {
    const [one, other] = [0, 1].map((at) => {
      const bericht: Bericht = { versie: '1.1', root: { ns: '', name: '' }, operatie: 'voegZaakdocumentToe', eenduidig: false, parameters: {}, vraag: null, meldingen: [], fout: null, onbekend: [], objecten: [{ identificatie: 'D1', inhoud: { spool: `file-${at}`, omvang: 3, sha256: 'ab' }, isRelevantVoor: [{ gerelateerde: { identificatie: 'Z1' } }] }],
        stuurgegevens: { berichtcode: 'Lk01', zender: { organisatie: '9999', applicatie: 'F', administratie: null, gebruiker: 'J. de Vries' }, ontvanger: null, referentienummer: '1', tijdstipBericht: null, crossRefnummer: null, entiteittype: 'EDC', functie: null } };
      return nameOf({ sender: 'formulieren', bericht, operation: { naam: 'voegZaakdocumentToe', vraag: { entiteit: 'EDC' } } as never, sentAt: null, notUnique: false });
    });
    expect(one).toEqual(other);
    expect(one?.about).toEqual(['informatieobject/D1', 'zaak/Z1']);
    expect(one?.sender).toMatch(/^formulieren\|9999\|F\|\|[0-9a-f]{16}$/);
  });
});
