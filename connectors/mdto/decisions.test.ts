// Who may see what, whose names may stand where, and which versions go: decided by people, else nothing goes.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TransferOrder } from '../../core/archive/transfer/order';
import type { JsonObject } from '../../core/model/json';
import { matching, readRegels } from './beperking/rules';
import { strengste, weeg } from './beperking/strict';
import { dossier, order, stuk, sha256 } from './testing/dossier';
import { makeWorld, type World } from './testing/world';
import { filesBelow } from './package/work';
import { readFile } from 'node:fs/promises';

const undecided = order({ decisions: { dossier: { findings: [] }, documenten: {} } });
const DOC = '00000000-0000-4000-8000-000000000007';
const deciding = (documenten: TransferOrder['decisions']['documenten'], own: Partial<TransferOrder['decisions']['dossier']> = {}): TransferOrder => order({ decisions: { dossier: { ...order().decisions.dossier, ...own }, documenten } });

const SIGNED = 'vastgesteld: { door: A. Archivaris, op: 2026-01-10 }\nregels:\n';
const rule = (fields: string): string => `  - { ${fields} }\n`;
const AW = (grond: string, more = ''): string => `grond: ${grond}, begrippenlijst: AW2021${more}`;

async function withRules(text: string, settings: JsonObject = {}): Promise<World> {
  const world = await makeWorld({ rules: 'openbaarheid.yaml', ...settings });
  await writeFile(path.join(world.root, 'openbaarheid.yaml'), text);
  return world;
}

async function findings(world: World, want: JsonObject, given: TransferOrder): Promise<string[]> {
  const planned = await world.plan(want, given);
  const errors = planned.diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) expect(planned.steps).toEqual([]);
  return planned.diagnostics.map((finding) => `${finding.code} ${finding.field ?? ''}`.trim());
}

const grounds = (xml: string): string[] => [...xml.matchAll(/<begripCode>Openbaarheid\/AW2021\/([^<]+)\/1\.0</g)].map((match) => match[1] ?? '');
const ends = (xml: string): string[] => [...xml.matchAll(/<termijnEinddatum>([^<]+)</g)].map((match) => match[1] ?? '');

async function sidecars(world: World): Promise<Readonly<Record<string, string>>> {
  const place = path.join(world.root, 'edepot/in');
  const files = (await filesBelow(place)).filter((file) => /\.mdto\.xml$/i.test(file));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [path.basename(file), await readFile(path.join(place, file), 'utf8')] as const)));
}

describe('openbaarheid', () => {
  it('without a rule and without a decision nothing goes, and the document is named', async () => {
    await using world = await makeWorld();
    expect(await findings(world, dossier(), undecided)).toEqual(['ZS4303 the dossier', 'ZS4303 document DOC-2026-0000000007', 'ZS4303 document DOC-2026-0000000008']);
  });

  it('a rule for other zaaktypen is no rule', async () => {
    await using world = await withRules(SIGNED + rule(`zaaktype: B9999, ${AW('Openbaar')}`));
    expect((await findings(world, dossier(), undecided)).every((finding) => finding.startsWith('ZS4303'))).toBe(true);
  });

  it('vertrouwelijkheidaanduiding openbaar decides nothing', async () => {
    await using world = await makeWorld();
    const want = dossier({ vertrouwelijkheidaanduiding: 'openbaar', archiefstukken: [stuk(7, { vertrouwelijkheidaanduiding: 'openbaar' })] });
    expect((await findings(world, want, undecided)).length).toBe(2);
  });

  it.each([['NietBeoordeeld', 'ZS4304'], ['"openbaarheid niet beoordeeld"', 'ZS4301']])('%s is no decision (%s)', async (grond, code) => {
    await using world = await withRules(SIGNED + rule(AW(grond)));
    expect((await findings(world, dossier(), undecided))[0]?.slice(0, 6)).toBe(code);
  });

  it('a rule table nobody signed blocks, and so does one that cannot be read', async () => {
    await using unsigned = await withRules(`regels:\n${rule(AW('Openbaar'))}`);
    expect((await findings(unsigned, dossier(), undecided))[0]).toBe('ZS4302');
    await using gone = await makeWorld({ rules: 'nergens.yaml' });
    expect((await findings(gone, dossier(), undecided))[0]).toBe('ZS4301');
  });

  it('the dossier is as strict as its strictest part', async () => {
    await using world = await withRules(SIGNED + rule(AW('Openbaar')) + rule(`informatieobjecttype: Advies, ${AW('BeperktOpenbaar-PersoonlijkeLevenssfeer', ', looptijd: P75Y')}`));
    await world.deliver(dossier({ archiefstukken: [stuk(7, { informatieobjecttype: 'Advies' }), stuk(8)] }), undecided);
    const xml = await sidecars(world);
    expect(grounds(xml['DOC-2026-0000000007.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-PersoonlijkeLevenssfeer']);
    expect(grounds(xml['DOC-2026-0000000008.MDTO.xml'] ?? '')).toEqual(['Openbaar']);
    expect(grounds(xml['ZAAK-2026-0000000001.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-PersoonlijkeLevenssfeer']);
  });

  it('the end of a term is the closing of the dossier and the duration, by the calendar', async () => {
    await using world = await withRules(SIGNED + rule(AW('BeperktOpenbaar-PersoonlijkeLevenssfeer', ', looptijd: P1Y')));
    await world.deliver(dossier({ einddatum: '2024-02-29' }), undecided);
    expect(ends((await sidecars(world))['ZAAK-2026-0000000001.MDTO.xml'] ?? '')).toEqual(['2025-02-28']);
  });

  it('a decision on the list is before the table, and one on a document before that', async () => {
    await using world = await withRules(SIGNED + rule(AW('Openbaar')));
    await world.deliver(dossier(), deciding({ [DOC]: { findings: [], beperkingGebruik: [{ grond: 'BeperktOpenbaar-Identificatienummers', begrippenlijst: 'AW2021' }] } }));
    const xml = await sidecars(world);
    expect(grounds(xml['DOC-2026-0000000007.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-Identificatienummers']);
    expect(grounds(xml['DOC-2026-0000000008.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-PersoonlijkeLevenssfeer']);
  });

  it('a list the receiver does not take is refused', async () => {
    await using world = await withRules(SIGNED + rule('grond: Openbaar, begrippenlijst: AW1995'), { overrides: { waarden: { openbaarheid: ['AW2021'] } } });
    expect((await findings(world, dossier({ archiefstukken: [] }), undecided))).toEqual(['ZS4306 the dossier']);
  });

  it('a receiver that takes one restriction gets the strictest, and two lists are refused', async () => {
    const rules = SIGNED + rule(AW('BeperktOpenbaar-Identificatienummers', ', looptijd: P20Y')) + rule(`informatieobjecttype: Advies, ${AW('BeperktOpenbaar-PersoonlijkeLevenssfeer', ', looptijd: P75Y')}`);
    await using one = await withRules(rules, { profile: 'noord-hollands-archief', overrides: { packing: { container: 'folder' } } });
    await one.deliver(dossier({ archiefstukken: [stuk(7, { informatieobjecttype: 'Advies' }), stuk(8)] }), undecided);
    expect(grounds((await sidecars(one))['ZAAK-2026-0000000001.mdto.xml'] ?? '')).toEqual(['BeperktOpenbaar-PersoonlijkeLevenssfeer']);
    await using two = await withRules(rules + rule('grond: OverigePersoonsgegevens, begrippenlijst: AVG'), { profile: 'noord-hollands-archief' });
    expect((await findings(two, dossier({ archiefstukken: [] }), undecided))).toEqual(['ZS4305 the dossier']);
  });

  it('a signed table takes effect without a restart', async () => {
    await using world = await withRules(SIGNED + rule('zaaktype: B9999, grond: Openbaar, begrippenlijst: AW2021'));
    expect((await findings(world, dossier(), undecided)).length).toBe(3);
    await writeFile(path.join(world.root, 'openbaarheid.yaml'), SIGNED + rule(AW('Openbaar')));
    expect(await findings(world, dossier(), undecided)).toEqual([]);
  });
});

describe('the rule table', () => {
  const table = (rows: string) => readRegels('x.yaml', SIGNED + rows);

  it.each([
    ['a ground the list does not have', rule(AW('Openbar')), /x\.yaml:3.*"Openbar" is no ground/],
    ['a label the published list gives twice', rule('grond: "beperkt openbaar; vertrouwelijke bedrijfs- en fabricagegegevens (Archiefwet 2021)", begrippenlijst: AW2021'), /label of 2 grounds/],
    ['a duration that is none', rule(AW('Openbaar', ', looptijd: 75 jaar')), /"75 jaar" is no ISO 8601 duration/],
    ['an unknown field', rule(AW('Openbaar', ', zaaktpye: B1')), /unknown field "zaaktpye"/],
    ['the same thing twice', rule(AW('Openbaar')) + rule(AW('Openbaar-MilieuEmissies')), /x\.yaml:4.*decided twice; line 3/],
    ['no ground', rule('zaaktype: B1'), /a grond and a begrippenlijst/],
    ['no rule at all', '', /no rule/],
  ])('refuses %s, with its line', (_what, rows, message) => {
    const { tabel, diagnostics } = table(rows);
    expect(tabel).toBeNull();
    expect(diagnostics.map((finding) => `${finding.place?.file ?? ''}:${finding.place?.line ?? ''} ${finding.message}`).join('\n')).toMatch(message);
  });

  it('reads the same from CSV', () => {
    const { tabel, diagnostics } = readRegels('x.csv', '# vastgesteld door A. Archivaris op 2026-01-10\r\nzaaktype;resultaat;informatieobjecttype;grond;begrippenlijst;looptijd\r\n*;;"Advies; intern";Openbaar;AW2021;\r\nB1026;Verleend;*;BeperktOpenbaar-PersoonlijkeLevenssfeer;AW2021;P75Y\r\n');
    expect(diagnostics).toEqual([]);
    expect(tabel?.vastgesteld).toEqual({ door: 'A. Archivaris', op: '2026-01-10' });
    expect(tabel?.regels.map(({ keys, beperking }) => [keys, beperking.grond])).toEqual([[{ informatieobjecttype: 'Advies; intern' }, 'Openbaar'], [{ zaaktype: 'B1026', resultaat: 'Verleend' }, 'BeperktOpenbaar-PersoonlijkeLevenssfeer']]);
  });

  it('lets the most specific rule of each list decide', () => {
    const { tabel } = table(rule(AW('Openbaar')) + rule(`zaaktype: B1026, ${AW('BeperktOpenbaar-Identificatienummers')}`) + rule(`informatieobjecttype: Advies, ${AW('BeperktOpenbaar-AndereBelangen')}`) + rule('grond: GeenPersoonsgegevens, begrippenlijst: AVG'));
    const decided = (keys: Parameters<typeof matching>[1]): string[] => (tabel ? matching(tabel, keys).map((one) => one.beperking.grond) : []);
    expect(decided({ zaaktype: 'B1' })).toEqual(['Openbaar', 'GeenPersoonsgegevens']);
    expect(decided({ zaaktype: 'B1026', resultaat: 'x' })).toEqual(['BeperktOpenbaar-Identificatienummers', 'GeenPersoonsgegevens']);
    expect(decided({ zaaktype: 'B1026', informatieobjecttype: 'Advies' })).toEqual(['BeperktOpenbaar-AndereBelangen', 'GeenPersoonsgegevens']);
  });

  it('weighs by code: a label that says "beperkt openbaar" of an open ground does not close it', () => {
    const weighed = weeg({ grond: 'Openbaar-VertrouwelijkeBedrijfsgegevensMilieu', begrippenlijst: 'AW2021' }, '2026-01-01');
    expect([weighed?.rang, weighed?.metadata.beperkingGebruikTermijn]).toEqual([0, undefined]);
  });

  it('takes no end for later than any end, and keeps every ground where the receiver takes several', () => {
    const all = [{ grond: 'BeperktOpenbaar-AndereBelangen', looptijd: 'P20Y' }, { grond: 'BeperktOpenbaar-PersoonlijkeLevenssfeer' }, { grond: 'BeperktOpenbaar-AndereBelangen', looptijd: 'P75Y' }, { grond: 'Openbaar' }]
      .map(({ grond, looptijd }) => weeg({ grond, begrippenlijst: 'AW2021', ...(looptijd !== undefined && { termijn: { looptijd } }) }, '2026-01-01')).filter((one) => one !== null);
    expect(strengste(all, 'many').map((one) => [one.grond.code?.split('/')[2], one.einde])).toEqual([['BeperktOpenbaar-PersoonlijkeLevenssfeer', null], ['BeperktOpenbaar-AndereBelangen', '2101-01-01']]);
    expect(strengste(all, 1).length).toBe(1);
  });
});

describe('people', () => {
  const personen = [{ bsn: '999990019', namen: ['Zandloper', 'de Vries'] }];
  const title = (naam: string): JsonObject => dossier({ personen, archiefstukken: [stuk(7, {}, { naam })] });

  it.each([
    ['a BSN in a title', title('Brief aan 999990019'), 'ZS4330 DOC-2026-0000000007.naam'],
    ['a BSN written in groups', title('Brief aan 9999.90.019'), 'ZS4330 DOC-2026-0000000007.naam'],
    ['nine digits that pass the test, of nobody we know', title('Inzake 123456782'), 'ZS4330 DOC-2026-0000000007.naam'],
    ['a name in a title', title('Brief aan mevr. Zandloper'), 'ZS4331 DOC-2026-0000000007.naam'],
    ['a name with other marks and case', title('BRIEF AAN DÉ VRIES'), 'ZS4331 DOC-2026-0000000007.naam'],
    ['a BSN in the description of the zaak', dossier({ personen, archiefstukken: [] }, { omschrijving: ['burger 999990019'] }), 'ZS4330 ZAAK-2026-0000000001.omschrijving[0]'],
    ['a BSN in the name of the zaak that becomes a relation', dossier({ personen, archiefstukken: [], besluiten: [] }, { naam: 'Zaak 999990019' }), 'ZS4330 ZAAK-2026-0000000001.naam'],
  ])('%s blocks, and the finding does not repeat it', async (_what, want, expected) => {
    await using world = await makeWorld();
    const planned = await world.plan(want, order());
    expect(planned.diagnostics.map((finding) => `${finding.code} ${finding.field ?? ''}`)).toContain(expected);
    expect(JSON.stringify(planned.diagnostics)).not.toMatch(/999990019|123456782|Zandloper|Vries/i);
    expect(planned.steps).toEqual([]);
  });

  it('a name in the name of a file blocks, unless files are called after their document', async () => {
    const version = (naam: string): JsonObject => ({ versie: 1, status: 'definitief', bestandsnaam: naam, inhoud: { bron: DOC, versie: 1, omvang: 9 } });
    const want = dossier({ personen, archiefstukken: [stuk(7, { bestanden: [version('brief_Zandloper-2026.pdf')] })] });
    await using world = await makeWorld();
    expect(await findings(world, want, order())).toEqual(['ZS4331 DOC-2026-0000000007.bestand[0].naam', 'ZS4331 DOC-2026-0000000007.bestand[0].path']);
    await using neutral = await makeWorld({ fileNames: 'identification' });
    expect(await findings(neutral, want, order())).toEqual([]);
    await neutral.deliver(want, order());
    expect((await filesBelow(path.join(neutral.root, 'edepot/in'))).filter((file) => file.endsWith('.pdf')).map((file) => path.basename(file))).toEqual(['DOC-2026-0000000007-2.pdf']);
  });

  it.each(['Vergunning 123456789', 'Zaak ZAAK-2026-0000000001', 'Zandlopersstraat 4', 'Telefoon 0201234567'])('"%s" is nobody', async (naam) => {
    await using world = await makeWorld();
    expect(await findings(world, title(naam), order())).toEqual([]);
  });

  it('a person may accept a finding, with a reason', async () => {
    await using world = await makeWorld();
    expect(await findings(world, title('Zandloper kapot'), deciding({ [DOC]: { findings: [{ decision: 'accept', code: 'ZS4331', reason: 'een ding, geen mens' }] } }))).toEqual([]);
    expect(await findings(world, title('Zandloper kapot'), deciding({ [DOC]: { findings: [{ decision: 'accept', code: 'ZS4330', reason: 'iets anders' }] } }))).toEqual(['ZS4331 DOC-2026-0000000007.naam']);
  });
});

describe('documents', () => {
  const versions = (...statussen: (string | undefined)[]): JsonObject[] => statussen.map((status, index) => ({ versie: index + 1, ...(status !== undefined && { status }), bestandsnaam: `v${index + 1}.pdf`, inhoud: { bron: DOC, versie: index + 1, omvang: 9 } }));
  const only = (more: JsonObject): JsonObject => dossier({ archiefstukken: [stuk(7, more)] });
  const contents = async (world: World, want: JsonObject, given: TransferOrder): Promise<string[]> => (await world.plan(want, given)).steps.filter((step) => step.content).map((step) => path.basename(step.name));

  it('go in their last definitive version, or in all of them; concepts never', async () => {
    const want = only({ bestanden: versions('definitief', 'in_bewerking', 'definitief', 'ter_vaststelling') });
    await using last = await makeWorld();
    expect(await contents(last, want, order())).toEqual(['v3.pdf']);
    await using all = await makeWorld({ overrides: { waarden: { versies: 'alle' } } });
    expect(await contents(all, want, order())).toEqual(['v1.pdf', 'v3.pdf']);
  });

  it.each([
    ['not definitive', { bestanden: versions('in_bewerking') }, 'ZS4320'],
    ['of unknown status', { bestanden: versions(undefined) }, 'ZS4320'],
    ['locked', { locked: true }, 'ZS4321'],
    ['without content', { bestanden: [{ versie: 1, status: 'definitief', inhoud: null }] }, 'ZS4322'],
    ['empty', { bestanden: [{ versie: 1, status: 'definitief', inhoud: { bron: DOC, versie: 1, omvang: 0 } }] }, 'ZS4322'],
    ['only a link', { link: 'https://elders.example', bestanden: [] }, 'ZS4320'],
  ] as const)('%s block, until a person accepts or leaves them out', async (_what, more, code) => {
    await using world = await makeWorld();
    const want = only(more as unknown as JsonObject);
    expect((await findings(world, want, order()))[0]).toBe(`${code} DOC-2026-0000000007`);
    expect((await findings(world, want, deciding({ [DOC]: { findings: [{ decision: 'accept', reason: 'zo is het' }] } })))).toEqual([]);
    const planned = await world.plan(want, deciding({ [DOC]: { findings: [{ decision: 'leave-out', reason: 'kopie' }] } }));
    expect(planned.diagnostics.map((finding) => [finding.code, finding.severity])).toEqual([['ZS4324', 'info']]);
    expect(planned.steps.filter((step) => step.content)).toEqual([]);
  });

  it('with a converted file have it as an extra representation, with a Conversie event', async () => {
    await using world = await makeWorld();
    const file = path.join(world.root, 'omgezet.pdf');
    await writeFile(file, '%PDF-1.7 omgezet');
    const converted = { decision: 'converted', reason: 'docx is niet duurzaam', file, sha256: sha256('%PDF-1.7 omgezet'), size: 16, tool: 'kantoor 7', convertedAt: '2026-11-01T10:00:00Z' } as const;
    await world.deliver(dossier({ archiefstukken: [stuk(7)] }), deciding({ [DOC]: { findings: [converted] } }));
    const xml = await sidecars(world);
    expect(xml['DOC-2026-0000000007.MDTO.xml']).toMatch(/Conversie[\s\S]*2026-11-01T10:00:00Z[\s\S]*kantoor 7; docx is niet duurzaam/);
    expect(xml['omgezet.pdf.bestand.MDTO.xml']).toContain('<begripCode>fmt/276</begripCode>');
    await writeFile(file, 'een ander bestand');
    await using other = await makeWorld();
    await expect(other.deliver(dossier({ archiefstukken: [stuk(7)] }), deciding({ [DOC]: { findings: [converted] } }))).rejects.toThrow('ZS4325');
  });

  it('a receiver that wants a file in every archiefstuk refuses one without', async () => {
    await using world = await makeWorld({ profile: 'noord-hollands-archief' });
    const accepted = deciding({ [DOC]: { findings: [{ decision: 'accept', reason: 'alleen metagegevens' }] } });
    expect(await findings(world, only({ bestanden: [{ versie: 1, status: 'definitief', inhoud: null }] }), accepted)).toEqual(['ZS4323 DOC-2026-0000000007']);
  });
});

describe('the dossier', () => {
  it.each([
    ['without a waardering', dossier({ archiefstukken: [] }, { waardering: {} }), {}, ['ZS4334']],
    ['of an organisation without a name', dossier({ archiefstukken: [], verantwoordelijkeOrganisatie: '001' }), {}, ['ZS4335']],
    ['with two archiefvormers for a receiver of one', dossier({ archiefstukken: [] }, { archiefvormer: [{ verwijzingNaam: 'A' }, { verwijzingNaam: 'B' }] }), { profile: 'noord-hollands-archief' }, ['ZS4336', 'ZS4336']],
    ['with a date that is none', dossier({ archiefstukken: [] }, { dekkingInTijd: [{ dekkingInTijdType: { begripLabel: 'Looptijd', begripBegrippenlijst: { verwijzingNaam: 'x' } }, dekkingInTijdBegindatum: '2026-02-30' }] }), {}, ['ZS4337']],
    ['for a receiver whose Archief is not named', dossier({ archiefstukken: [] }), { profile: 'noord-hollands-archief', overrides: { tree: { above: ['Archief', 'Serie'] } } }, ['ZS4339']],
    ['below names that are too long', dossier({ archiefstukken: [] }), { overrides: { names: { maxPath: 100 }, tree: { above: ['Archief', 'Serie'] } }, archief: { naam: 'x'.repeat(90) }, serie: { naam: 'y'.repeat(90) } }, ['ZS4338']],
  ] as const)('%s stays here', async (_what, want, settings, expected) => {
    await using world = await makeWorld(settings as unknown as JsonObject);
    expect((await world.plan(want, order())).diagnostics.filter((finding) => finding.severity === 'error').map((finding) => finding.code)).toEqual(expected);
  });

  it('that is a deelzaak names its hoofdzaak, or becomes part of it where the profile says so', async () => {
    const want = dossier({ archiefstukken: [], hoofdzaak: { naam: 'Zaak Z9', kenmerk: 'Z9', bron: 'bronorganisatie 002564440' } });
    await using relation = await makeWorld();
    await relation.deliver(want, order());
    expect((await sidecars(relation))['ZAAK-2026-0000000001.MDTO.xml']).toMatch(/gerelateerdInformatieobject>[\s\S]*Zaak Z9[\s\S]*<begripLabel>Hoofdzaak/);
    await using part = await makeWorld({ overrides: { tree: { deelzaak: 'onderdeel' } }, parent: { naam: 'Reeks', kenmerk: 'R1', bron: 'e-depot' } });
    await part.deliver(want, order());
    const xml = (await sidecars(part))['ZAAK-2026-0000000001.MDTO.xml'];
    expect(xml).toMatch(/<isOnderdeelVan>\s*<verwijzingNaam>Zaak Z9/);
    expect(xml).not.toContain('gerelateerdInformatieobject');
  });

  it('has RGBZ beside it only when asked for, with a restriction of its own', async () => {
    const want = dossier({ archiefstukken: [], aanvullend: { identificatie: 'ZAAK-2026-0000000001', rollen: [] } });
    await using silent = await makeWorld();
    await silent.deliver(want, order());
    expect(Object.keys(await sidecars(silent))).toEqual(['ZAAK-2026-0000000001.MDTO.xml']);
    await using asked = await makeWorld({ extra: { restriction: { grond: 'BeperktOpenbaar-Identificatienummers', begrippenlijst: 'AW2021', looptijd: 'P100Y' } } });
    await asked.deliver(want, order());
    const xml = await sidecars(asked);
    expect(grounds(xml['ZAAK-2026-0000000001-rgbz.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-Identificatienummers']);
    expect(grounds(xml['ZAAK-2026-0000000001.MDTO.xml'] ?? '')).toEqual(['BeperktOpenbaar-PersoonlijkeLevenssfeer']);
    expect(xml['ZAAK-2026-0000000001.MDTO.xml']).toMatch(/<aanvullendeMetagegevens>\s*<verwijzingNaam>rgbz-zaak\.json/);
  });

  it('with control characters goes, and says what was replaced', async () => {
    await using world = await makeWorld();
    const planned = await world.deliver(dossier({ archiefstukken: [] }, { naam: 'Bankje\u000bop\u0007het plein' }), order());
    expect(planned.diagnostics.map((finding) => [finding.code, finding.severity, finding.field])).toEqual([['ZS4332', 'warning', 'informatieobject.naam']]);
    expect((await sidecars(world))['ZAAK-2026-0000000001.MDTO.xml']).toContain('<naam>Bankje op het plein</naam>');
  });
});
