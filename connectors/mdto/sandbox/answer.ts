// Writes receipts where the sender looks for them: beside, then renamed, so that half of one is never read.
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeXml } from '../../../core/xml/write';
import type { Settings } from './settings';

export interface Answer {
  readonly sip: string;
  readonly state: 'received' | 'accepted' | 'rejected';
  /** UTC. */
  readonly at: string;
  readonly reasons: readonly string[];
  readonly evidence: Readonly<Record<string, string>>;
}

const xml = ({ sip, state, at, reasons, evidence }: Answer): string => writeXml({
  name: 'receipt',
  children: [
    { name: 'sip', text: sip }, { name: 'state', text: state }, { name: 'at', text: at }, ...reasons.map((text) => ({ name: 'reason', text })),
    { name: 'evidence', children: Object.entries(evidence).map(([name, text]) => ({ name, text })) },
  ],
});

export async function answer(folder: string, given: Answer, form: Settings['receipts']): Promise<void> {
  const name = `${given.sip}-${given.state}.${form}`;
  const beside = path.join(folder, `.${name}.part`);
  await writeFile(beside, form === 'xml' ? xml(given) : `${JSON.stringify(given, null, 2)}\n`);
  await rename(beside, path.join(folder, name));
}
