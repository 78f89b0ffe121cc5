// Who is let in, by what it proves; and what it may do then.
import { randomUUID } from 'node:crypto';
import { Secret, secretOf } from '../../../core/connector/secret';
import { openDoor, type TestDoor } from './testing/door';
import { creeerZaak, envelope, geefZaakdetails } from './testing/messages';
import { passwordDigest } from './username-token';

const OIN = '00000001823288444000';
const zender = (applicatie: string) => ({ organisatie: '9999', applicatie });
const PASSWORDS = { WACHTWOORD_OUD: 'oud-geheim', WACHTWOORD_NIEUW: 'nieuw-geheim' };
const rotating = (): Secret => {
  const secret = new Secret([{ env: 'WACHTWOORD_NIEUW' }, { env: 'WACHTWOORD_OUD' }]);
  secret.bind({ root: '/', env: PASSWORDS });
  return secret;
};

const SENDERS = [
  { name: 'certificaat', settings: { zender: zender('MTLS'), authentication: { certificate: { oin: OIN, issuer: 'Zandhoek Test CA' } } } },
  { name: 'vingerafdruk', settings: { zender: zender('PIN'), authentication: { certificate: { fingerprints: ['AA'.repeat(32), 'bb'.repeat(32)] } } } },
  { name: 'basis', settings: { zender: [zender('BASIS'), zender('BASIS2')], authentication: { basic: { username: 'basis', password: rotating() } }, allow: { operations: ['creeerZaak'], zaaktypen: ['B1026'], vertrouwelijkheid: 'intern' } } },
  { name: 'token', settings: { zender: zender('TOKEN'), authentication: { usernameToken: { username: 'token', password: secretOf('geheim'), type: 'either' } } } },
  { name: 'adres', settings: { zender: zender('ADRES'), authentication: { addresses: ['10.0.0.0/8'] } } },
] as const;

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const PROFILE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0';
const NOW = '2026-11-23T10:19:30Z'; // the clock of the door stands at 10:20

function security({ username = 'token', password = 'geheim', type = 'digest', created = NOW, nonce = randomUUID() }: { username?: string; password?: string; type?: 'digest' | 'text'; created?: string; nonce?: string } = {}): string {
  const encoded = Buffer.from(nonce).toString('base64');
  const said = type === 'digest' ? passwordDigest(encoded, created, password) : password;
  return `<w:Security xmlns:w="${WSSE}" xmlns:u="${WSU}" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" soap:mustUnderstand="1"><w:UsernameToken><w:Username>${username}</w:Username><w:Password Type="${PROFILE}#Password${type === 'digest' ? 'Digest' : 'Text'}">${said}</w:Password><w:Nonce>${encoded}</w:Nonce><u:Created>${created}</u:Created></w:UsernameToken></w:Security>`;
}

describe('senders', () => {
  let door: TestDoor;
  let number = 0;
  beforeAll(async () => { door = await openDoor({ senders: SENDERS }); });
  afterAll(() => door[Symbol.asyncDispose]());
  beforeEach(() => { door.asked.length = 0; door.logged.length = 0; door.found.length = 0; door.doing.clear(); delete door.caller.certificate; delete door.caller.remoteAddress; });

  const send = async (applicatie: string, more: { headers?: Record<string, string>; soapHeaders?: string } = {}): Promise<string> => {
    number += 1;
    const answer = await door.post(envelope(creeerZaak({ applicatie, referentienummer: `r${number}`, identificatie: `99990001${String(number).padStart(5, '0')}` }), { headers: more.soapHeaders ?? '' }), more.headers);
    return answer.status === 200 ? 'let in' : `${answer.status} ${/<StUF:code>(\w+)</.exec(answer.text)?.[1]}`;
  };
  const certificate = (more: object) => ({ subject: 'CN=x', issuer: 'C=NL, O=Gemeente Zandhoek, CN=Zandhoek Test CA', fingerprint: 'cc'.repeat(32), oin: OIN, ...more });
  const basic = (password: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`basis:${password}`).toString('base64')}` });

  it('are known by OIN and issuer of their certificate', async () => {
    door.caller.certificate = certificate({});
    expect(await send('MTLS')).toBe('let in');
    door.caller.certificate = certificate({ issuer: 'C=NL, CN=Andere CA' });
    expect(await send('MTLS')).toBe('500 StUF013');
    door.caller.certificate = certificate({ oin: null });
    expect(await send('MTLS')).toBe('500 StUF013');
  });

  it('are known by one of several fingerprints, so that old and new certificate overlap', async () => {
    door.caller.certificate = certificate({ fingerprint: 'aa'.repeat(32), oin: null });
    expect(await send('PIN')).toBe('let in');
    door.caller.certificate = certificate({ fingerprint: 'bb'.repeat(32) });
    expect(await send('PIN')).toBe('let in');
    door.caller.certificate = certificate({ fingerprint: 'dd'.repeat(32) });
    expect(await send('PIN')).toBe('500 StUF013');
  });

  it('are known by name and password, of which two are valid during a change', async () => {
    expect(await send('BASIS', { headers: basic('oud-geheim') })).toBe('let in');
    expect(await send('BASIS2', { headers: basic('nieuw-geheim') })).toBe('let in');
    expect(await send('BASIS', { headers: basic('ander') })).toBe('500 StUF013');
    expect(door.logged.join()).not.toMatch(/geheim|ander"/);
  });

  it('may only write the names in stuurgegevens that are theirs', async () => {
    expect(await send('TOKEN', { headers: basic('oud-geheim') })).toBe('500 StUF013');
    expect(door.found).toEqual([expect.objectContaining({ code: 'ZS6050', message: expect.stringContaining('9999 / TOKEN') })]);
    expect(door.asked).toEqual([]);
  });

  it('are known by a UsernameToken, digest or text, made lately', async () => {
    expect(await send('TOKEN', { soapHeaders: security() })).toBe('let in');
    expect(await send('TOKEN', { soapHeaders: security({ type: 'text' }) })).toBe('let in');
    expect(await send('TOKEN', { soapHeaders: security({ password: 'fout' }) })).toBe('500 StUF013');
    expect(await send('TOKEN', { soapHeaders: security({ username: 'iemand' }) })).toBe('500 StUF013');
    expect(await send('TOKEN', { soapHeaders: security({ created: '2026-11-23T10:14:59Z' }) })).toBe('500 StUF013');
    expect(await send('TOKEN', { soapHeaders: security({ created: '2026-11-23T10:30:00Z' }) })).toBe('500 StUF013');
    expect(await send('TOKEN')).toBe('500 StUF013');
  });

  it('cannot use a token twice, whoever sends it', async () => {
    const soapHeaders = security();
    expect(await send('TOKEN', { soapHeaders })).toBe('let in');
    expect(await send('TOKEN', { soapHeaders })).toBe('500 StUF013');
  });

  describe('whose reply was lost and who send the same message with the same token', () => {
    const post = async (message: string, soapHeaders: string): Promise<string> => {
      const answer = await door.post(envelope(message, { headers: soapHeaders }));
      return answer.status === 200 ? 'let in' : `${answer.status} ${/<StUF:code>(\w+)</.exec(answer.text)?.[1]}`;
    };
    const made = (identificatie: string, referentienummer: string): string => creeerZaak({ applicatie: 'TOKEN', referentienummer, identificatie });

    it('get the same confirmation, and nothing is done again', async () => {
      const soapHeaders = security();
      const first = await door.post(envelope(made('9999000200001', 'weer-1'), { headers: soapHeaders }));
      const second = await door.post(envelope(made('9999000200001', 'weer-1'), { headers: soapHeaders }));
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.text).toBe(first.text);
      expect(door.asked).toHaveLength(1);
    });

    it('are refused where the message is another, or has no number by which a resend is known', async () => {
      const soapHeaders = security();
      expect(await post(made('9999000200002', 'weer-2'), soapHeaders)).toBe('let in');
      expect(await post(made('9999000200003', 'weer-2'), soapHeaders)).toBe('500 StUF013');
      expect(await post(made('9999000200002', 'weer-3'), soapHeaders)).toBe('500 StUF013');
      const unnumbered = security();
      expect(await post(made('9999000200004', ''), unnumbered)).toBe('let in');
      expect(await post(made('9999000200004', ''), unnumbered)).toBe('500 StUF013');
    });

    it('are refused where it is a question: its answer holds what another may not see', async () => {
      const soapHeaders = security();
      const question = geefZaakdetails({ applicatie: 'TOKEN', referentienummer: 'weer-4' });
      await post(question, soapHeaders);
      expect(await post(question, soapHeaders)).toBe('500 StUF013');
    });
  });

  it('are known by their address', async () => {
    expect(await send('ADRES')).toBe('500 StUF013');
    door.caller.remoteAddress = '10.20.30.40';
    expect(await send('ADRES')).toBe('let in');
    door.caller.remoteAddress = '::ffff:10.20.30.41';
    expect(await send('ADRES')).toBe('let in');
  });

  it('may call the operations they are allowed, and no other', async () => {
    expect(await send('BASIS', { headers: basic('oud-geheim') })).toBe('let in');
    const answer = await door.post(envelope(geefZaakdetails({ applicatie: 'BASIS' })), basic('oud-geheim'));
    expect([answer.status, /<StUF:code>(\w+)</.exec(answer.text)?.[1]]).toEqual([500, 'StUF052']);
    expect(door.asked).toHaveLength(1);
  });

  it('may touch zaken of their zaaktypen and confidentiality, and no other', async () => {
    const judged: string[] = [];
    door.doing.set('creeerZaak', ({ demand, mayTouch }) => {
      judged.push(String(mayTouch({ zaaktype: 'B1026', vertrouwelijkheidaanduiding: 'intern' })), String(mayTouch({ zaaktype: 'B1026', vertrouwelijkheidaanduiding: 'vertrouwelijk' })), String(mayTouch({ zaaktype: null, vertrouwelijkheidaanduiding: null })));
      demand({ zaaktype: 'B9', vertrouwelijkheidaanduiding: null });
      return Promise.resolve({ answered: 'bevestiging' });
    });
    expect(await send('BASIS', { headers: basic('oud-geheim') })).toBe('500 StUF052');
    expect(judged).toEqual(['true', 'false', 'false']);
  });
});

describe('a service of which every sender needs a password', () => {
  it('says so to who sends none, in a fault, before it reads anything', async () => {
    await using door = await openDoor({ senders: [SENDERS[2]] });
    const answer = await door.post(envelope(creeerZaak({ applicatie: 'BASIS' })), { soapaction: 'http://www.egem.nl/StUF/sector/zkn/0310/creeerZaak_Lk01' });
    expect([answer.status, answer.headers.get('www-authenticate'), /<StUF:code>(\w+)</.exec(answer.text)?.[1], answer.text.includes('Fo03Bericht')]).toEqual([401, 'Basic realm="StUF"', 'StUF013', true]);
    expect(door.found).toEqual([expect.objectContaining({ code: 'ZS6050' })]);
  });
});

describe('a question that finds nothing', () => {
  it('is a fault to a sender that knows no empty answer', async () => {
    await using door = await openDoor({ senders: [{ name: 'oud', settings: { zender: zender('OUD'), authentication: { none: true }, notFound: 'fault' } }] });
    const answer = await door.post(envelope(geefZaakdetails({ applicatie: 'OUD' })));
    expect([answer.status, /<StUF:code>(\w+)</.exec(answer.text)?.[1], /<StUF:details>([^<]*)</.exec(answer.text)?.[1]]).toEqual([500, 'StUF064', 'zaak/9999000000001']);
  });
});
