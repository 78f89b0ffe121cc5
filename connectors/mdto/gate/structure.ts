// Checks that everything has its metadata where it belongs, that folders nest as objects do, and that none is empty.
import { apart } from '../names';
import type { Profile } from '../profiles/profile';
import { objectsOf, type SipFile, type SipObject } from '../sip';
import type { Check, Finding } from './gate';
import { baseOf, fileIn, folderOf, whereOf } from './where';

function ofFile(object: SipObject, file: SipFile, { sidecar }: Profile): Finding[] {
  const name = baseOf(file.path);
  const wanted = `${object.folder}/${sidecar.withExtension ? name : apart(name).stem}${sidecar.bestand}`;
  const field = fileIn(object, file);
  const wrong = (message: string): Finding => ({ code: 'ZS4362', field, message, bron: object.bron });
  return [
    ...(folderOf(file.path) === object.folder ? [] : [wrong(`${field} does not lie in the folder of its object`)]),
    ...(file.sidecar === wanted ? [] : [wrong(`the metadata of ${field} is not called after it, with ${sidecar.bestand}`)]),
  ];
}

function ofObject(object: SipObject, parent: SipObject | null, profile: Profile): Finding[] {
  const where = whereOf(object);
  const wrong = (message: string): Finding => ({ code: 'ZS4362', field: where, message, bron: object.bron });
  const wanted = `${object.folder}/${baseOf(object.folder)}${profile.sidecar.informatieobject}`;
  // A besluit or a zaak without documents is metadata only, where the receiver takes that.
  const mayBeBare = profile.tree.besluit === 'metadata' && object.niveau !== 'Archief' && object.niveau !== 'Serie';
  return [
    ...(object.sidecar === wanted ? [] : [wrong(`the metadata of ${where} is called ${baseOf(object.sidecar)}; expected ${baseOf(wanted)}`)]),
    ...(folderOf(object.folder) === (parent?.folder ?? '') ? [] : [wrong(`the folder of ${where} does not lie in that of what it is part of`)]),
    ...(object.files.length + object.objects.length > 0 || mayBeBare ? [] : [wrong(`the folder of ${where} holds nothing but its metadata`)]),
    ...object.files.flatMap((file) => ofFile(object, file, profile)),
    ...object.objects.flatMap((inner) => ofObject(inner, object, profile)),
  ];
}

/** MDTO-SIP-specificatie 1.0: each object is in the delivery once. */
function once(objects: readonly SipObject[]): Finding[] {
  const seen = new Set<string>();
  return objects.flatMap((object): Finding[] => {
    const [first] = object.metadata.identificatie;
    const key = `${first?.identificatieBron ?? ''}\n${first?.identificatieKenmerk ?? ''}`;
    if (!seen.has(key)) return seen.add(key), [];
    return [{ code: 'ZS4361', field: whereOf(object), message: `${whereOf(object)} is the identification of two objects`, bron: object.bron }];
  });
}

export const structure: Check = (sip, profile) => [...sip.objects.flatMap((object) => ofObject(object, null, profile)), ...once(objectsOf(sip.objects))];
