// Checks names of files and folders: characters, devices of DOS, names of dots only, lengths, and each name once.
import { apart } from '../names';
import { longestPath } from '../paths';
import type { Profile } from '../profiles/profile';
import { objectsOf, type SipObject } from '../sip';
import type { Check, Finding } from './gate';
import { baseOf, fileIn, whereOf } from './where';

const DOS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with a name; its extension is held to the same but for its dot. */
function wrongWith(name: string, isFile: boolean, rules: Profile['names']): string | null {
  const { stem, ext } = isFile ? apart(name) : { stem: name, ext: '' };
  if (/^\.*$/.test(name)) return 'is made of dots only';
  const bad = [...stem, ...ext].find((character) => rules.forbidden.includes(character) || /\p{C}/u.test(character) || (rules.ascii && !/[\x20-\x7e]/.test(character)));
  if (bad !== undefined) return `holds U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (rules.dos && DOS.test(name)) return 'is the name of a device of DOS';
  return name.length > rules.maxName ? `is ${name.length} characters long; ${rules.maxName} are taken` : null;
}

function ofObject(object: SipObject, rules: Profile['names']): Finding[] {
  const names = [[`${whereOf(object)}.folder`, baseOf(object.folder), false] as const, ...object.files.map((file) => [fileIn(object, file), baseOf(file.path), true] as const)];
  return names.flatMap(([field, name, isFile]): Finding[] => {
    const wrong = wrongWith(name, isFile, rules);
    return wrong === null ? [] : [{ code: 'ZS4360', field, message: `the name of ${field} ${wrong}`, bron: object.bron }];
  });
}

/** Paths count without regard to case: half of the world's file systems do. */
function twice(objects: readonly SipObject[]): Finding[] {
  const seen = new Set<string>();
  const paths = objects.flatMap((object) => [[`${whereOf(object)}.folder`, object.sidecar] as const, ...object.files.flatMap((file) => [[fileIn(object, file), file.path] as const, [fileIn(object, file), file.sidecar] as const])]);
  return paths.flatMap(([field, path]): Finding[] => {
    const key = path.toLowerCase();
    if (!seen.has(key)) return seen.add(key), [];
    return [{ code: 'ZS4361', field, message: `the name of ${field} is in the delivery twice` }];
  });
}

export const naming: Check = (sip, profile) => {
  const longest = longestPath(sip);
  const long: Finding[] = longest.length > profile.names.maxPath ? [{ code: 'ZS4360', field: sip.sip, message: `a path is ${longest.length} characters long; ${profile.name} takes ${profile.names.maxPath}` }] : [];
  return [...objectsOf(sip.objects).flatMap((object) => ofObject(object, profile.names)), ...twice(objectsOf(sip.objects)), ...long];
};
