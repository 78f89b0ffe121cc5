// Faults and envelopes: which code may stand where, and the shapes others send.
import { writeTree } from '../../../core/xml/write-tree';
import { buildBevestiging } from './build-bericht';
import { buildFout, codeVoor, foutcode, FOUTCODES, foutVan, soapFault } from './fault';
import { PREFIXES } from './namespaces';
import { readBericht } from './read-bericht';
import { contentType, envelope, openEnvelope } from './soap';
import { treeOf } from './testing/corpus';
import { antwoordHeader, vraagHeader } from './testing/orders';
import { antwoordOp, leesStuurgegevens } from './stuurgegevens';

const NU = { referentienummer: 'ref-9', nu: new Date('2026-11-23T09:15:00Z') };

test('a code that has no place in a kind of fault is told as the catch-all of that kind, with its own plek', () => {
  expect(codeVoor('Fo02', 'StUF064')).toEqual({ code: 'StUF064', plek: 'server' });
  expect(codeVoor('Fo01', 'StUF064')).toEqual({ code: 'StUF058', plek: 'server' });
  expect(codeVoor('Fo03', 'StUF055')).toEqual({ code: 'StUF046', plek: 'client' });
  expect(codeVoor('Fo03', 'LEV0001')).toEqual({ code: 'LEV0001', plek: 'server' });
  expect(foutcode('toString')).toBeUndefined();
});

test('every code is at most seven characters, and has a place', () => {
  for (const [code, { in: kinds }] of Object.entries(FOUTCODES)) expect([code.length <= 7, kinds.length > 0]).toEqual([true, true]);
});

test('what is told fits: 7, 200 and 1000 characters, and no control characters', () => {
  const fout = foutVan({ code: 'StUF058X', omschrijving: `\u0001${'é'.repeat(300)}`, details: '😀'.repeat(1100) });
  expect([[...fout.code].length, [...fout.omschrijving].length, [...(fout.details ?? '')].length]).toEqual([7, 200, 1000]);
  expect(fout.omschrijving.startsWith('é')).toBe(true);
  expect(foutVan({ code: 'StUF064', omschrijving: '' })).toEqual({ code: 'StUF064', plek: 'server', omschrijving: 'Object is niet gevonden', details: null });
});

test('a synchronous fault and confirmation tell nothing of who asked', () => {
  const fo = writeTree(buildFout('Fo02', antwoordHeader, { code: 'StUF064', omschrijving: 'Object niet gevonden' }), { prefixes: PREFIXES, declaration: false });
  expect(fo).toBe('<StUF:Fo02Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:stuurgegevens><StUF:berichtcode>Fo02</StUF:berichtcode></StUF:stuurgegevens><StUF:body><StUF:code>StUF064</StUF:code><StUF:plek>server</StUF:plek><StUF:omschrijving>Object niet gevonden</StUF:omschrijving></StUF:body></StUF:Fo02Bericht>');
  expect(writeTree(buildBevestiging('Bv02', antwoordHeader), { declaration: false, prefixes: PREFIXES })).toBe('<StUF:Bv02Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:stuurgegevens><StUF:berichtcode>Bv02</StUF:berichtcode></StUF:stuurgegevens></StUF:Bv02Bericht>');
});

test('an answer turns the ends around, and says which message it answers', () => {
  const read = readBericht(buildBevestiging('Bv03', antwoordOp(vraagHeader, NU)));
  expect(read.stuurgegevens).toEqual({
    berichtcode: 'Bv03', zender: vraagHeader.ontvanger, ontvanger: vraagHeader.zender, referentienummer: 'ref-9', tijdstipBericht: '20261123101500000',
    crossRefnummer: 'ref-0001', entiteittype: null, functie: null,
  });
});

test('whoever did not say who he is, is answered all the same', () => {
  const read = readBericht(buildFout('Fo03', antwoordOp(leesStuurgegevens(undefined), NU), { code: 'StUF013', omschrijving: 'Zender is niet bekend' }));
  expect([read.stuurgegevens.ontvanger?.applicatie, read.stuurgegevens.crossRefnummer, read.fout?.code]).toEqual(['onbekend', 'onbekend', 'StUF013']);
});

test.each(['1.1', '1.2'] as const)('a fault in an envelope of SOAP %s comes back', async (versie) => {
  const fo = buildFout('Fo03', antwoordHeader, { code: 'StUF010', omschrijving: 'Ontvanger onbekend', details: 'wie?' });
  const text = writeTree(envelope(soapFault(versie, fo), versie), { prefixes: PREFIXES });
  expect(text).toContain(versie === '1.1' ? '<faultcode>soapenv:Client</faultcode>' : '<soap12:Value>soap12:Sender</soap12:Value>');
  const opened = openEnvelope(await treeOf(text));
  expect([opened.versie, opened.fault?.faultstring]).toEqual([versie, 'Ontvanger onbekend']);
  expect(opened.bericht && readBericht(opened.bericht).fout).toEqual({ code: 'StUF010', plek: 'client', omschrijving: 'Ontvanger onbekend', details: 'wie?' });
});

test('an envelope says which headers must be understood, and what is none is refused', async () => {
  const opened = openEnvelope(await treeOf('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><a xmlns="urn:a" e:mustUnderstand="1"/><b xmlns="urn:a"/></e:Header><e:Body/></e:Envelope>'));
  expect([opened.headers.length, opened.verplicht.map((one) => one.name), opened.bericht]).toEqual([2, ['a'], null]);
  const html = await treeOf('<html/>');
  expect(() => openEnvelope(html)).toThrow('ZS3065 the root is <html>; expected a SOAP envelope');
  expect([contentType('1.1'), contentType('1.2', 'urn:a')]).toEqual(['text/xml; charset=utf-8', 'application/soap+xml; charset=utf-8; action="urn:a"']);
});
