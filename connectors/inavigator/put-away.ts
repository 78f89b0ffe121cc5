// Moves files out of the watched folder: to the done, or to quarantine with the reason beside them.
import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../../core/diagnostics/diagnostic';

const exists = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);

/** A name in `folder` that is not taken: `export.xml`, then `export.20260102T030405.xml`, then `export.20260102T030405-2.xml`. */
async function freeName(folder: string, name: string, now: Date): Promise<string> {
  if (!(await exists(path.join(folder, name)))) return path.join(folder, name);
  const { name: stem, ext } = path.parse(name);
  const moment = now.toISOString().replace(/[-:]|\.\d+Z$/g, '');
  for (let count = 1; ; count += 1) {
    const candidate = path.join(folder, `${stem}.${moment}${count === 1 ? '' : `-${count}`}${ext}`);
    if (!(await exists(candidate))) return candidate;
  }
}

/** Moves a file, also to another disk. Answers where it went; null: it was gone already (another node was quicker). */
export async function putAway(file: string, folder: string, now: Date): Promise<string | null> {
  await mkdir(folder, { recursive: true });
  const target = await freeName(folder, path.basename(file), now);
  try {
    await rename(file, target);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return null;
    if (code !== 'EXDEV') throw thrown;
    await copyFile(file, target, constants.COPYFILE_EXCL);
    await rm(file);
  }
  return target;
}

/** By this a reason is known as ours. */
export const opening = ' was refused at ';

/** The reason for a person with a file manager: place, what is the matter, what to do. */
export function reason(name: string, findings: readonly Diagnostic[], now: Date): string {
  const lines = findings.map((finding) => {
    const at = [finding.place?.file ?? name, finding.place?.line, finding.place?.col].filter((part) => part !== undefined).join(':');
    return `${at}  ${finding.severity} ${finding.code}  ${finding.message}\n    ${finding.remedy}\n`;
  });
  return `${name}${opening}${now.toISOString()}. Nothing of it was taken in.\n\n${lines.join('\n')}`;
}

/** To quarantine, with `<name>.txt` beside it. */
export async function quarantine(file: string, folder: string, findings: readonly Diagnostic[], now: Date): Promise<string | null> {
  const target = await putAway(file, folder, now);
  if (target !== null) await writeFile(`${target}.txt`, reason(path.basename(file), findings, now));
  return target;
}
