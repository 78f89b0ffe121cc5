// The messages of a folder, each opened and read.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readTree } from '../../../../core/xml/read-tree';
import type { XmlTree } from '../../../../core/xml/tree';
import type { Bericht } from '../bericht';
import { buildBericht, buildBevestiging, buildTrigger, type Gebouwd } from '../build-bericht';
import { buildFout } from '../fault';
import { SOAP11, SOAP12 } from '../namespaces';
import { openEnvelope } from '../soap';

/** The recorded and official messages, or another set of the user's. */
export const CORPUS = process.env['STUF_MESSAGES'] ?? path.resolve(__dirname, '../../../../../shared/material/stuf-messages');
export const SCHEMAS = process.env['STUF_SCHEMAS'] ?? path.resolve(__dirname, '../../../../../shared/material/xsd');
const ZKN_ROOTS = ['zkn0310/mutatie/zkn0310_msg_mutatie.xsd', 'zkn0310/vraagAntwoord/zkn0310_msg_vraagAntwoord.xsd'];
/** The official sets, with the roots that reach all of them. */
export const OFFICIAL_SETS = {
  '1.1': { folder: `${SCHEMAS}/zds-1.1.02`, roots: ['zkn0310/zs-dms/zkn0310_msg_zs-dms.xsd', ...ZKN_ROOTS] },
  '1.2': { folder: `${SCHEMAS}/zds-1.2`, roots: ['zds0120/zds0120_msg_totaal.xsd', ...ZKN_ROOTS] },
} as const;

/** A root and what is to be said of its name: `king-stp-1.2/creeerZaak/…`. */
export interface Voorbeeld {
  readonly naam: string;
  readonly text: string;
  readonly tree: XmlTree;
}

export async function treeOf(text: string, file = 'message'): Promise<XmlTree> {
  const bytes = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(text)); };
  return readTree(bytes(), { file });
}

/** All of them, envelopes opened. */
export async function voorbeelden(): Promise<readonly Voorbeeld[]> {
  const files = (await readdir(CORPUS, { recursive: true })).filter((name) => name.endsWith('.xml')).sort();
  return Promise.all(files.map(async (naam) => {
    const text = await readFile(path.join(CORPUS, naam), 'utf8');
    const whole = await treeOf(text, naam);
    const inside = whole.ns === SOAP11 || whole.ns === SOAP12 ? openEnvelope(whole).bericht : whole;
    return { naam, text, tree: inside ?? whole };
  }));
}

/** Made again of what was read. */
export function opnieuw(bericht: Bericht): Gebouwd {
  const { stuurgegevens, meldingen, fout } = bericht;
  const bare = (tree: XmlTree): Gebouwd => ({ tree, findings: [], inhouden: new Map() });
  const [code = ''] = /^[A-Z][a-z]0\d/.exec(bericht.root.name) ?? [];
  if (fout) return bare(buildFout(code === 'Fo01' || code === 'Fo02' ? code : 'Fo03', stuurgegevens, { ...fout, plek: fout.plek === 'client' ? 'client' : 'server' }));
  if (code === 'Tr01') return bare(buildTrigger(stuurgegevens));
  if (code === 'Bv01' || code === 'Bv02' || code === 'Bv03' || code === 'Bv04') return bare(buildBevestiging(code, stuurgegevens, meldingen));
  if (bericht.versie === null || bericht.operatie === null) throw new Error(`${bericht.root.name} is none of ours`);
  const deel = /L[a]01$|_Du0[12]$/.test(bericht.root.name) ? 'antwoord' : 'vraag';
  return buildBericht({
    versie: bericht.versie, operatie: bericht.operatie, deel, stuurgegevens, parameters: bericht.parameters, objecten: bericht.objecten, meldingen,
    ...(bericht.vraag ? { vraag: bericht.vraag } : {}),
  });
}
