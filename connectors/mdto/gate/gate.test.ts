// Every check of the gate by name: a sound SIP passes all of them, and one fault is found by the one that is for it, which names the place.
import type { Besluitpunt } from '../../../core/archive/transfer/order';
import type { JsonObject } from '../../../core/model/json';
import { config } from '../config';
import { makeSip } from '../make';
import { begrip, type Informatieobject } from '../metadata';
import type { Profile } from '../profiles/profile';
import { settingsOf } from '../settings';
import type { Measured, Sip, SipFile, SipObject } from '../sip';
import { dossier, order, sha256, stuk } from '../testing/dossier';
import { SETTINGS } from '../testing/world';
import { CHECKS, gate, type Facts } from './gate';
import { lijst } from './lists/lists';

type Name = keyof typeof CHECKS;

/** All of a SIP may be changed here: what the gate finds is what makeSip never makes. */
type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? Open<I>[] : T[K] extends object ? Open<T[K]> : T[K] };

const soundMeasured: Measured = { size: 1000, sha256: sha256('x'), checksum: sha256('x'), format: { puid: 'fmt/276', label: 'Acrobat PDF 1.7 - Portable Document Format' }, at: '2026-11-23T12:00:00.000Z' };

interface Case { sip: Open<Sip>; dossier: Open<SipObject>; stuk: Open<SipObject>; file: Open<SipFile>; measured: Map<string, Measured>; profile: Profile }

function sound(profile: 'nationaal-archief' | 'noord-hollands-archief' = 'nationaal-archief', waarden: JsonObject = {}): Case {
  const settings = settingsOf(config.parse({ ...SETTINGS, profile, overrides: { waarden } }));
  const { sip: made, diagnostics } = makeSip(dossier({ archiefstukken: [stuk(7), stuk(8)] }), order(), { tabel: null, diagnostics: [] }, settings, 'zaak/1');
  expect(diagnostics).toEqual([]);
  const sip = structuredClone(made) as Open<Sip>;
  const top = sip.objects[0] as Open<SipObject>;
  const own = (profile === 'nationaal-archief' ? top : top.objects[0]) as Open<SipObject>;
  const part = own.objects[0] as Open<SipObject>;
  const file = part.files[0] as Open<SipFile>;
  const measured = new Map(own.objects.flatMap((object) => object.files.map((one) => [one.key, soundMeasured] as const)));
  return { sip, dossier: own, stuk: part, file, measured, profile: settings.profile };
}

const found = (it: Case, more: Partial<Facts> = {}): readonly string[] => gate(it.sip as Sip, it.profile, { subject: 'zaak/1', measured: it.measured, ...more }).map((finding) => `${finding.code} ${finding.field ?? ''}`);

it.each(['nationaal-archief', 'noord-hollands-archief'] as const)('a sound SIP for %s passes every check', (profile) => {
  expect(found(sound(profile))).toEqual([]);
});

const DOC = 'DOC-2026-0000000007';
const ZAAK = 'ZAAK-2026-0000000001';
const edit = (object: Open<SipObject>, change: Partial<Informatieobject>): void => void Object.assign(object.metadata, change);
const measure = (it: Case, change: Partial<Measured>): void => void it.measured.set(it.file.key, { ...soundMeasured, ...change });
const rename = (it: Case, name: string): void => {
  it.file.path = `${it.stuk.folder}/${name}`;
  it.file.sidecar = `${it.file.path}.bestand.MDTO.xml`;
};
const restricted = (termijn: JsonObject | undefined, type = begrip('een grond', 'een lijst')): Partial<Informatieobject> => ({ beperkingGebruik: [{ beperkingGebruikType: type, ...(termijn && { beperkingGebruikTermijn: termijn }) }] });

const FAULTS: readonly (readonly [check: Name, what: string, plant: (it: Case) => void, finding: string])[] = [
  ['naming', 'a forbidden character', (it) => rename(it, 'brief: 7.pdf'), `ZS4360 ${DOC}.bestand[0]`],
  ['naming', 'a control character', (it) => rename(it, 'brief\u0007.pdf'), `ZS4360 ${DOC}.bestand[0]`],
  ['naming', 'the name of a DOS device', (it) => rename(it, 'LPT1.pdf'), `ZS4360 ${DOC}.bestand[0]`],
  ['naming', 'a name of dots only', (it) => rename(it, '..'), `ZS4360 ${DOC}.bestand[0]`],
  ['naming', 'a path that is too long', (it) => rename(it, `${'a'.repeat(200)}.pdf`), 'ZS4360 sip-4f1a00000000000000000001'],
  ['naming', 'two names that differ in case only', (it) => { const path = it.file.path.replace('besluit_', 'BESLUIT_'); it.stuk.files.push({ ...it.file, path, sidecar: `${path}.bestand.MDTO.xml` }); }, `ZS4361 ${DOC}.bestand[1]`],
  ['structure', 'a sidecar that is called otherwise', (it) => { it.file.sidecar = `${it.file.path}.xml`; }, `ZS4362 ${DOC}.bestand[0]`],
  ['structure', 'the sidecar of a folder elsewhere', (it) => { it.stuk.sidecar = 'elders.MDTO.xml'; }, `ZS4362 ${DOC}`],
  ['structure', 'a file outside the folder of its object', (it) => { it.file.path = 'brief.pdf'; }, `ZS4362 ${DOC}.bestand[0]`],
  ['structure', 'a folder outside that of its parent', (it) => { it.stuk.folder = 'los'; }, `ZS4362 ${DOC}`],
  ['structure', 'one identification twice', (it) => { it.stuk.metadata.identificatie = structuredClone(it.dossier.metadata.identificatie); }, `ZS4361 ${ZAAK}`],
  ['nesting', 'a dossier in a dossier', (it) => { it.stuk.niveau = 'Dossier'; }, `ZS4363 ${DOC}.aggregatieniveau`],
  ['nesting', 'two objects on top', (it) => { it.sip.objects.push({ ...it.dossier, objects: [], folder: 'ander' }); }, 'ZS4363 sip-4f1a00000000000000000001'],
  ['nesting', 'an object that is part of nothing', (it) => { delete it.stuk.metadata.isOnderdeelVan; }, `ZS4363 ${DOC}.isOnderdeelVan`],
  ['nesting', 'a file that represents another object', (it) => { it.file.isRepresentatieVan = { verwijzingNaam: 'ander' }; }, `ZS4363 ${DOC}.isRepresentatieVan`],
  ['form', 'an identification without its register', (it) => edit(it.stuk, { identificatie: [...it.stuk.metadata.identificatie, { identificatieKenmerk: 'x' } as Informatieobject['identificatie'][number]] }), `ZS4365 ${DOC}`],
  ['form', 'an element the schema does not have', (it) => void Object.assign(it.stuk.metadata, { titel: 'x' }), `ZS4365 ${DOC}`],
  ['cardinality', 'a level that is called otherwise', (it) => edit(it.stuk, { aggregatieniveau: begrip('Serie', 'x') }), `ZS4366 ${DOC}.aggregatieniveau`],
  ['substance', 'an empty text', (it) => edit(it.stuk, { naam: '  ' }), `ZS4367 ${DOC}.naam`],
  ['substance', 'a control character in a text', (it) => edit(it.dossier, { omschrijving: ['goed', 'fout\u0085'] }), `ZS4367 ${ZAAK}.omschrijving[1]`],
  ['term', 'an end that does not follow', (it) => edit(it.stuk, restricted({ termijnStartdatumLooptijd: '2026-02-10', termijnLooptijd: 'P1Y', termijnEinddatum: '2027-02-11' })), `ZS4368 ${DOC}.beperkingGebruik[0].beperkingGebruikTermijn`],
  ['term', 'a restriction without a start', (it) => edit(it.stuk, restricted({ termijnEinddatum: '2027-02-11' })), `ZS4369 ${DOC}.beperkingGebruik[0].beperkingGebruikTermijn`],
  ['term', 'a bewaartermijn that does not follow', (it) => edit(it.dossier, { bewaartermijn: { termijnStartdatumLooptijd: '2026-02-10', termijnLooptijd: 'P5Y', termijnEinddatum: '2030-01-01' } }), `ZS4368 ${ZAAK}.bewaartermijn`],
  ['terms', 'a label that is not that of its code', (it) => edit(it.stuk, { waardering: begrip('Tijdelijk te bewaren', 'Begrippenlijst Waarderingen MDTO', 'B') }), `ZS4370 ${DOC}.waardering`],
  ['terms', 'a code that its list does not have', (it) => edit(it.stuk, restricted({ termijnStartdatumLooptijd: '2026-02-10' }, begrip('openbaar', 'Openbaarheid Archiefwet 2021', 'Openbaarheid/AW2021/Openbaar/9.9'))), `ZS4370 ${DOC}.beperkingGebruik[0].beperkingGebruikType`],
  ['formats', 'a format outside the list', (it) => { measure(it, { format: { puid: 'x-fmt/111', label: 'Plain Text File' } }); rename(it, 'brief.txt'); }, `ZS4380 ${DOC}.bestand[0]`],
  ['formats', 'a format that is not recognised', (it) => measure(it, { format: null }), `ZS4381 ${DOC}.bestand[0]`],
  ['formats', 'an extension that contradicts the content', (it) => rename(it, 'brief.docx'), `ZS4382 ${DOC}.bestand[0]`],
  ['formats', 'a password', (it) => measure(it, { locked: true }), `ZS4383 ${DOC}.bestand[0]`],
  ['formats', 'an e-mail with attachments', (it) => { measure(it, { format: { puid: 'fmt/950', label: 'MIME Email 1.0' }, attachments: true }); rename(it, 'post.eml'); }, `ZS4385 ${DOC}.bestand[0]`],
  ['formats', 'an empty file', (it) => measure(it, { size: 0, format: null }), `ZS4386 ${DOC}.bestand[0]`],
  ['formats', 'a packed file by its name, before it is fetched', (it) => { rename(it, 'stukken.zip'); it.measured.delete(it.file.key); }, `ZS4384 ${DOC}.bestand[0]`],
];

it.each(FAULTS)('%s finds %s, and only that check does', (check, _what, plant, finding) => {
  const it = sound();
  plant(it);
  const facts = { subject: 'zaak/1', measured: it.measured };
  expect(CHECKS[check](it.sip as Sip, it.profile, facts).map((one) => `${one.code} ${one.field}`)).toContain(finding);
  const [code] = finding.split(' ');
  for (const [other, run] of Object.entries(CHECKS)) if (other !== check) expect([other, run(it.sip as Sip, it.profile, facts).filter((one) => one.code === code && one.field === finding.slice(7)).length]).toEqual([other, 0]);
});

describe('what only one receiver refuses', () => {
  it('a folder that holds nothing but its metadata', () => {
    const [it, other] = [sound('noord-hollands-archief'), sound()];
    for (const one of [it, other]) one.dossier.objects = [];
    expect([found(it), found(other)]).toEqual([[`ZS4362 ${ZAAK}`], []]);
  });

  it('two restrictions, and line ends', () => {
    const [it, other] = [sound('noord-hollands-archief'), sound()];
    for (const one of [it, other]) edit(one.stuk, { beperkingGebruik: [...one.stuk.metadata.beperkingGebruik, ...one.stuk.metadata.beperkingGebruik] as Informatieobject['beperkingGebruik'], omschrijving: ['een\ntwee'] });
    expect([found(it), found(other)]).toEqual([[`ZS4366 ${DOC}.beperkingGebruik`, `ZS4367 ${DOC}.omschrijving[0]`], []]);
  });

  it('a packed file is found and is outside the list too', () => {
    const it = sound();
    measure(it, { format: { puid: 'x-fmt/263', label: 'ZIP Format' } });
    rename(it, 'stukken.zip');
    expect(found(it)).toEqual([`ZS4384 ${DOC}.bestand[0]`, `ZS4380 ${DOC}.bestand[0]`]);
  });
});

describe('decisions of a person', () => {
  const locked = (): Case => { const it = sound(); measure(it, { locked: true }); return it; };
  const decided = (...findings: Besluitpunt[]): Facts['decisions'] => ({ dossier: { findings: [] }, documenten: { '00000000-0000-4000-8000-000000000007': { findings } } });

  it('accept a finding on their document, with its code or without, and no other code', () => {
    expect(found(locked(), { decisions: decided({ decision: 'accept', reason: 'x' }) })).toEqual([]);
    expect(found(locked(), { decisions: decided({ decision: 'accept', code: 'ZS4383', reason: 'x' }) })).toEqual([]);
    expect(found(locked(), { decisions: decided({ decision: 'accept', code: 'ZS4384', reason: 'x' }) })).toEqual([`ZS4383 ${DOC}.bestand[0]`]);
    expect(found(locked(), { decisions: decided({ decision: 'converted', reason: 'x', file: '/x.pdf', sha256: 'x', size: 1 }) })).toEqual([]);
  });

  it('do not reach another document, nor a fault of form', () => {
    const it = locked();
    edit(it.stuk, { omschrijving: [''] });
    expect(found(it, { decisions: decided({ decision: 'accept', reason: 'x' }) })).toEqual([`ZS4367 ${DOC}.omschrijving[0]`]);
    expect(found(locked(), { decisions: { dossier: { findings: [] }, documenten: { '00000000-0000-4000-8000-000000000008': { findings: [{ decision: 'accept', reason: 'x' }] } } } })).toEqual([`ZS4383 ${DOC}.bestand[0]`]);
  });
});

it('a format outside the list is told, and refused where the receiver asks that', () => {
  const severity = (it: Case): unknown => gate(it.sip as Sip, it.profile, { subject: 's', measured: it.measured }).map((one) => [one.code, one.severity]);
  for (const [waarden, expected] of [[{}, 'warning'], [{ buitenGreenlist: 'weigeren' }, 'error']] as const) {
    const it = sound('nationaal-archief', waarden);
    measure(it, { format: { puid: 'fmt/40', label: 'Microsoft Word Document 97-2003' } });
    rename(it, 'brief.doc');
    expect(severity(it)).toEqual([['ZS4380', expected]]);
  }
});

it('a list of the receiver comes before ours', () => {
  const it = sound();
  const facts = { lists: [lijst('begrippenlijst waarderingen MDTO', 'closed', [['B', 'Bewaren']])] };
  expect(found(it, facts)).toEqual([`ZS4370 ${ZAAK}.waardering`, `ZS4370 ${DOC}.waardering`, 'ZS4370 DOC-2026-0000000008.waardering']);
});
