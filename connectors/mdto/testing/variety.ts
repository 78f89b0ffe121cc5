// Generated zaken of great variety through mapping, gate and published schema: what `gate.variety` tests ask in small and in full numbers.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openXsd } from '../../../core/xml/xsd';
import { bestandOf } from '../bestand';
import { config } from '../config';
import { gate } from '../gate/gate';
import { makeSip } from '../make';
import { mdtoXml } from '../metadata';
import { settingsOf } from '../settings';
import { filesOf, objectsOf, type Measured, type Sip } from '../sip';
import { order, sha256 } from './dossier';
import { mapped, shipped, zaakNumber } from './zaken';
import { SETTINGS } from './world';

const MATERIAL = path.resolve(__dirname, '../../../../shared/material/mdto');
const there = existsSync(MATERIAL);

type Given = 'nationaal-archief' | 'noord-hollands-archief';

/** As if its bytes were what its name says. */
const FORMATS: Readonly<Record<string, Measured['format']>> = {
  pdf: { puid: 'fmt/276', label: 'Acrobat PDF 1.7 - Portable Document Format' }, docx: { puid: 'fmt/412', label: 'Microsoft Word for Windows 2007 onwards' }, jpeg: { puid: 'fmt/44', label: 'JPEG File Interchange Format 1.02' },
  txt: { puid: 'x-fmt/111', label: 'Plain Text File' }, xml: { puid: 'fmt/101', label: 'Extensible Markup Language 1.0' }, msg: { puid: 'x-fmt/430', label: 'Microsoft Outlook Email Message 97-2003' },
};

const DECIDED = order({ decisions: { ...order().decisions, dossier: { ...order().decisions.dossier, findings: [{ decision: 'accept', reason: 'invented' }] } } });

const measuredAs = (file: string): Measured => ({ size: 3, sha256: sha256('abc'), checksum: sha256('abc'), format: FORMATS[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''] ?? null, at: '2026-11-23T12:00:00.000Z' });

/** Every sidecar of a SIP. */
const written = (sip: Sip, measured: ReadonlyMap<string, Measured>, version: '1.0' | '1.0.1'): readonly string[] => [
  ...objectsOf(sip.objects).map((object) => mdtoXml('informatieobject', object.metadata, version)),
  ...filesOf(sip).map((file) => mdtoXml('bestand', bestandOf(file, measured.get(file.key) as Measured, 'SHA-256'), version)),
];

/** No finding of the gate, before and after the content is there, and none of the schema. */
export function variety(zaken: number): void {
  const mapping = shipped();

  it.each([['nationaal-archief', '1.0.1'], ['noord-hollands-archief', '1.0']] as const)(`finds nothing in ${zaken} generated zaken for %s (XSD %s${there ? '' : ', not checked: the published schema is not there'})`, async (profile: Given, version) => {
    const settings = settingsOf(config.parse({ ...SETTINGS, profile }));
    await using xsd = there ? await openXsd(path.join(MATERIAL, `MDTO-XML${version}.xsd`)) : null;
    const findings: unknown[] = [];
    let sidecars = 0;
    for (let number = 1; number <= zaken; number += 1) {
      const zaak = zaakNumber(number);
      const isBare = [zaak['documenten'], zaak['besluiten']].every((list) => Array.isArray(list) && list.length === 0);
      // A receiver that takes no empty folder takes no zaak without documents; the gate says so, rightly.
      const want = mapped(mapping, isBare && settings.profile.tree.besluit === 'bestand' ? zaakNumber(number, 1) : zaak);
      const given = { ...DECIDED, dossier: String(want['dossier']) };
      const { sip, diagnostics } = makeSip(want, given, { tabel: null, diagnostics: [] }, settings, `zaak ${number}`);
      const measured = new Map(filesOf(sip).map((file) => [file.key, measuredAs(file.path)] as const));
      // Replaced characters (ZS4332) are told of texts that no XML can hold; they are no finding about the SIP.
      findings.push(...diagnostics.filter((finding) => finding.code !== 'ZS4332'), ...gate(sip, settings.profile, { subject: `zaak ${number}`, measured, decisions: given.decisions }));
      for (const xml of written(sip, measured, version)) {
        sidecars += 1;
        for (const { message } of (await xsd?.validate(xml)) ?? []) findings.push({ number, message });
      }
    }
    expect(findings).toEqual([]);
    expect(sidecars).toBeGreaterThan(zaken * 5);
    process.stderr.write(`${profile}: ${zaken} zaken, ${sidecars} sidecars, ${findings.length} findings\n`);
  });
}
