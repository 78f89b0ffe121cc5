// Checks that levels lie in each other as the receiver wants, and that every object says what it is part of.
import type { Profile } from '../profiles/profile';
import type { SipObject } from '../sip';
import type { Check, Finding } from './gate';
import { fileIn, whereOf } from './where';

/** Archief and Serie as the profile has them, one dossier, then archiefstukken in archiefstukken. */
function isTaken(levels: readonly string[], { above, dossier }: Profile['tree']): boolean {
  const wanted = [...above, dossier];
  return levels.every((level, depth) => level === (wanted[depth] ?? 'Archiefstuk'));
}

function ofObject(object: SipObject, parents: readonly SipObject[], profile: Profile): Finding[] {
  const where = whereOf(object);
  const levels = [...parents, object].map(({ niveau }) => niveau);
  const parent = parents.at(-1);
  const named = object.metadata.isOnderdeelVan ?? [];
  const own = parent?.metadata.identificatie[0]?.identificatieKenmerk;
  const wrong = (message: string, field: string): Finding => ({ code: 'ZS4363', field: `${where}.${field}`, message, bron: object.bron });
  return [
    ...(isTaken(levels, profile.tree) ? [] : [wrong(`${where} lies as ${levels.join(' > ')}; ${profile.name} takes ${[...profile.tree.above, profile.tree.dossier, 'Archiefstuk'].join(' > ')}`, 'aggregatieniveau')]),
    ...(parent === undefined || named.some((one) => one.verwijzingIdentificatie?.identificatieKenmerk === own) ? [] : [wrong(`${where} does not say that it is part of ${whereOf(parent)}`, 'isOnderdeelVan')]),
    ...(named.length > 1 ? [wrong(`${where} is part of ${named.length} objects; one is taken`, 'isOnderdeelVan')] : []),
    ...object.files.flatMap((file): Finding[] => (file.isRepresentatieVan.verwijzingIdentificatie?.identificatieKenmerk === object.metadata.identificatie[0]?.identificatieKenmerk ? [] : [wrong(`${fileIn(object, file)} does not say that it represents ${where}`, 'isRepresentatieVan')])),
    ...object.objects.flatMap((inner) => ofObject(inner, [...parents, object], profile)),
  ];
}

export const nesting: Check = (sip, profile) => [
  ...(sip.objects.length === 1 ? [] : [{ code: 'ZS4363', field: sip.sip, message: `${sip.objects.length} objects lie on top; one is taken` } as const]),
  ...sip.objects.flatMap((object) => ofObject(object, [], profile)),
];
